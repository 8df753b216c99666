package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * A word, or some that dashes and underscores join, which is the value of a password by its place alone:
 * {@code password=swordfish}, {@code **Password:** bold-and-brave}, {@code user=app password=panicPanda host=db}.
 */
final class PlainValue {
  private static final int LEAST = 5;
  private static final int LEAST_WORD = 6;
  private static final int MOST_NAME = 40;
  private static final int MOST_BEFORE = 6;
  private static final int MOST_WORDS = 6;
  private static final int LEAST_PARTS = 4;
  /** What forms say in the languages they are translated to. */
  private static final Words LABELS = Words.of("bitte eingeben anmelden anzeigen neu neue neues neuer ändern"
      + " wiederholen wählen saisir saisissez entrez entrer nouveau nouvelle afficher votre introduzca introduce"
      + " introducir ingrese ingresa nueva nuevo nuova nuovo inserisci inserire mostra cambia digite insira informe"
      + " sua seu su nova novo voer nieuw typ kies uw wprowadź podaj wpisz nowe nowy ange nytt skriv välj indtast"
      + " zadejte nové syötä uusi girin yeni введите новый ваш tekst testo texto texte field label name directory"
      + " number list green red current new old tests test fails failed passes");
  /** What the names of secrets are made of, which are no secrets: {@code projects-my-app-prod}. */
  private static final Words SLUGS = Words.of("prod production dev staging stage test app api db name env vault config"
      + " cert certs creds service server cluster project projects secrets token client value account user role"
      + " namespace default store manager");
  /** What members are asked of. */
  static final Words OBJECTS = Words.of("this self app config conf cfg settings options opts args params env"
      + " process req request state props form user data var local context ctx secrets values");
  /** What stands between the words of a phrase. */
  private static final Words JOINING = Words.of("of in on and a an to at by with the no my is");
  /** What a line of settings has none of, but code. */
  private static final String CODE = "(){}[];\"'<>";
  /** What closes a line behind a value, but its end. */
  private static final String[] ENDS = {" -->", " # ", "\\n\"", "\\\\n", "</", " | "};

  private PlainValue() {}

  /** Whether a span without quotes is one, and no code goes on behind it. */
  static boolean is(Text text, int start, int end) {
    if (!isWord(text, start, end)) {
      return false;
    }
    boolean joined = text.indexOf('-', start, end) >= 0 || text.indexOf('_', start, end) >= 0;
    boolean assigned = ":=>".indexOf(Chars.at(text, start - 1)) >= 0 || isBlock(text, start)
        || isBehindColon(text, start)
        || text.startsWith("?= ", start - 3) || text.startsWith(":= ", start - 3)
        || text.startsWith(" = ", start - 3)
            && (isDashedName(text, start - 3) || isLineOfSettings(text, start, end));
    int least = joined || isSetting(text, start) ? LEAST : LEAST_WORD;
    return end - start >= least && assigned && (isEnded(text, start, end) || isOption(text, start, end))
        && !PasswordNames.namesPassword(text, start, end) && !ToldWord.isNone(text, start, end);
  }

  /** Whether a span is one word of letters, or some that dashes and underscores join. */
  static boolean isWord(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      boolean joint = (c == '-' || c == '_') && i > start && Chars.isLetter(text.charAt(i - 1)) && i + 1 < end;
      if (!joint && (!Chars.isLetter(c) || c >= Names.UNSPACED)) {
        return false;
      }
    }
    return end > start;
  }

  /** Whether what a secret is given are four words or more that dashes join: {@code secret: 'keyboard-cat-is-fat'}. */
  static boolean isSecretPhrase(Text text, int nameEnd, int start, int end) {
    int parts = 0;
    int from = start;
    for (int i = start; i <= end; i++) {
      if (i == end || text.charAt(i) == '-') {
        if (i - from < 2 || SLUGS.has(text, from, i)) {
          return false;
        }
        parts++;
        from = i + 1;
      }
    }
    return parts >= LEAST_PARTS && text.regionMatches(true, nameEnd - "secret".length(), "secret", 0, 6)
        && isWord(text, start, end) && !PasswordValue.isNone(text, start, end)
        && text.indexOf("secret", start, end) < 0 && text.indexOf("key-", start, end) < 0;
  }

  /** Whether a line of a difference begins here with the mark of what came or went. */
  private static boolean isDiff(Text text, int at) {
    return (Chars.at(text, at) == '+' || Chars.at(text, at) == '-') && Chars.at(text, at - 1) == '\n';
  }

  /** Whether a name right before its sign is the first of its line, behind a dash of a list or {@code export}. */
  static boolean beginsLine(Text text, int start) {
    int sign = Chars.at(text, start - 1) == ' ' ? start - 2 : start - 1;
    if (":=".indexOf(Chars.at(text, sign)) < 0) {
      return false;
    }
    sign -= Chars.at(text, sign - 1) == ' ' ? 1 : 0;
    int name = sign;
    while (sign - name < MOST_NAME && Chars.isToken(Chars.at(text, name - 1))) {
      name--;
    }
    int line = text.startsWith("export ", name - "export ".length()) ? name - "export ".length() : name;
    line = text.startsWith("- ", line - 2) ? line - 2 : line;
    while (name - line < MOST_NAME && Chars.at(text, line - 1) == ' ') {
      line--;
    }
    line -= isDiff(text, line - 1) ? 1 : 0;
    return name < sign && Chars.at(text, line - 1) == '\n';
  }

  /** Whether a span in quotes is some words that a setting was given: {@code psk="latte macchiato"}. */
  static boolean isFew(Text text, int start, int end) {
    boolean option = text.startsWith("--passphrase ", start - 1 - "--passphrase ".length())
        || text.startsWith(" is ", start - 1 - " is ".length());
    int sign = Chars.at(text, start - 2) == ' ' ? start - 3 : start - 2;
    boolean setting = Chars.at(text, sign) == '=' || Chars.at(text, sign) == '>' && Chars.at(text, sign - 1) == '='
        || Chars.at(text, start - 1) == '[' || Chars.at(text, start - 1) == '{';
    return (option || setting) && areWords(text, start, end, 2);
  }

  /** Whether a span is some words, and none of them such as is told of passwords but what joins the others. */
  static boolean areWords(Text text, int start, int end, int least) {
    int words = 0;
    int all = 0;
    int at = start;
    while (at < end) {
      int word = at;
      while (word < end && Chars.isAlnum(text.charAt(word)) || word < end && Chars.isLetter(text.charAt(word))) {
        word++;
      }
      boolean ends = word == end || Chars.at(text, word) == ' ';
      boolean joins = JOINING.has(text, at, word);
      if (word == at || !ends || !joins && (ToldWord.isNone(text, at, word) || PasswordValue.isNone(text, at, word)
          || LABELS.has(text, at, word))) {
        return false;
      }
      words += joins ? 0 : 1;
      all++;
      at = word + 1;
    }
    return words >= least && all <= MOST_WORDS && text.charAt(end - 1) != ' ';
  }

  /** Whether not all letters are capitals, as of a kind or a state. */
  static boolean hasSmall(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Character.isLowerCase(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word is one that a command was given, and no name of what to put there: {@code -P ipmiIbis}. */
  static boolean isArgument(Text text, int start, int end) {
    return hasSmall(text, start, end) && end - start >= LEAST && Chars.at(text, end) <= ' '
        && (isWord(text, start, end) || DottedValue.isArgument(text, start, end))
        && !PasswordValue.isNone(text, start, end) && !ToldWord.isNone(text, start, end);
  }

  /** Whether the word before a place is an option of a command: {@code --set }. */
  static boolean isBehindOption(Text text, int start) {
    int option = start - 1;
    while (start - option < MOST_NAME && (Chars.is(Chars.at(text, option - 1), Chars.LOWER)
        || Chars.at(text, option - 1) == '-')) {
      option--;
    }
    return Chars.at(text, start - 1) == ' ' && text.startsWith("--", option) && Chars.at(text, option - 1) <= ' ';
  }

  /** Whether it is given to an option of a command, which a blank ends: {@code --http-password=X}, {@code pass:X}. */
  private static boolean isOption(Text text, int start, int end) {
    if (Chars.at(text, end) != ' ') {
      return false;
    }
    int name = start;
    while (start - name < MOST_NAME && Chars.at(text, name - 1) > ' ') {
      name--;
    }
    boolean given = Chars.at(text, start - 1) == '=';
    return given && (text.startsWith("--", name) || isBehindOption(text, name))
        || text.startsWith("pass:", name) && name + "pass:".length() == start && text.startsWith("-pass", name - 9);
  }

  /** Whether it is the line of a block of YAML. */
  private static boolean isBlock(Text text, int start) {
    int line = start;
    while (start - line < MOST_BEFORE && Chars.at(text, line - 1) == ' ') {
      line--;
    }
    return line < start && text.startsWith("-\n", line - 2) && Chars.at(text, line - 4) == ' ';
  }

  /** Blanks, or what makes letters fat, behind a colon: {@code **Password:** X}, {@code <b>Password:</b> X}. */
  private static boolean isBehindColon(Text text, int start) {
    int at = start;
    while (start - at < MOST_BEFORE && " *_\t".indexOf(Chars.at(text, at - 1)) >= 0) {
      at--;
    }
    return at < start && Chars.at(text, at - 1) == ':';
  }

  /** Whether a colon and a blank stand before a span, and the line ends behind it. */
  static boolean isLine(Text text, int start, int end) {
    return text.startsWith(": ", start - 2) && Chars.at(text, end) == '\n';
  }

  /** Whether the line, the text or the setting ends here, or another one follows. */
  private static boolean isEnded(Text text, int start, int end) {
    char after = Chars.at(text, end);
    if (after == '\n' || after == '\r' || after == '&' || after == ';' || Chars.startsAny(text, end, ENDS)) {
      return true;
    }
    if (after == '"' && isSetting(text, start)
        && Chars.at(text, PasswordNames.nameStart(text, start - 1) - 1) == '"') {
      return true; // putenv("NAME=X")
    }
    if (after == ' ' && isSetting(text, start)) {
      int begin = PasswordNames.nameStart(text, start - 1);
      return Chars.at(text, begin - 1) == '\n' || text.startsWith("export ", begin - "export ".length());
    }
    int name = end + 1;
    while ((after == ' ' || after == ',') && name - end < MOST_NAME && Chars.isToken(Chars.at(text, name))) {
      name++;
    }
    boolean last = after == ',' && name > end + 1 && Chars.at(text, name) <= ' '; // as of a file system's options
    return name > end + 1 && (Chars.at(text, name) == '=' && Chars.at(text, name + 1) > ' ' || last);
  }

  /** Whether a dash is before the last word of a name, as in no code: {@code key-store-password}. */
  private static boolean isDashedName(Text text, int end) {
    return Chars.at(text, PasswordNames.wordStart(text, end) - 1) == '-';
  }

  /** Whether the name begins the line, the value ends it, and the line before or behind is no code but a setting. */
  private static boolean isLineOfSettings(Text text, int start, int end) {
    int name = start;
    while (start - name < MOST_NAME && Chars.at(text, name - 1) != '\n') {
      name--;
    }
    int first = isDiff(text, name) ? name + 1 : name;
    return Chars.at(text, end) == '\n' && Chars.at(text, name - 1) == '\n' && Chars.isLetter(Chars.at(text, first))
        && (isSettings(text, name - 1 - MOST_NAME * 2, name - 1) || isSettings(text, end + 1, end + MOST_NAME * 2));
  }

  /** Whether the line that ends, or begins, in a stretch is a setting or the head of some: {@code host = db}. */
  private static boolean isSettings(Text text, int from, int to) {
    boolean before = to < text.length() && Chars.at(text, to) == '\n';
    int start = before ? text.lastIndexOf('\n', to - 1, Math.max(0, from)) + 1 : from;
    start += "+- ".indexOf(Chars.at(text, start)) < 0 ? 0 : 1; // of a difference
    int line = before ? to : text.indexOf('\n', from, to);
    int end = line < 0 ? Math.min(to, text.length()) : line;
    if (Chars.at(text, start) == '[' && Chars.at(text, end - 1) == ']') {
      return true;
    }
    int sign = text.indexOf(" = ", start, end);
    for (int i = start; i < end; i++) {
      if (CODE.indexOf(Chars.at(text, i)) >= 0) {
        return false;
      }
    }
    return sign > start && text.indexOf(' ', start, sign) < 0;
  }

  /** Whether a name in capitals stands right before its sign, as of an environment, or a parameter's, as of a form. */
  static boolean isSetting(Text text, int start) {
    if (Chars.at(text, start - 1) != '=') {
      return false;
    }
    int name = PasswordNames.wordStart(text, start - 1);
    return Chars.is(Chars.at(text, start - 2), Chars.UPPER) || Chars.at(text, name - 1) == '&';
  }
}
