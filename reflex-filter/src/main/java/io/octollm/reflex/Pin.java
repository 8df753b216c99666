package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** A PIN or passcode of digits, by its name: {@code PIN: 4711}, {@code the PIN for the alarm panel is 7092}. */
final class Pin implements Detector {
  /** What stands before the digits, with a name before that. */
  static final Sides SIDES = Sides.before(" :=\"'`>,;|\t(*#");
  private static final int MOST = 10;
  private static final int MOST_WORDS = 6;
  private static final int MOST_OPENING = 8;
  private static final int MOST_DIALLED = 40;
  private static final int LEAST_DIALLED = 6;
  private static final int ROUTER = 20;
  private static final int GROUP = 4;
  private static final int POSTCODE = 6;
  private static final int DATE = 8;
  private static final Words NAMES = Words.of("pin passcode geheimzahl pincode pinkod pinkode codepin passcodes"
      + " pinnummer pinnumber puk");
  private static final Words PASSCODES = Words.of("passcode passcodes geheimzahl");
  private static final Words NETWORKS = Words.of("wlan wifi wpa wpa2 fi netzwerkschlüssel");
  private static final Words KEYS = Words.of("key schlüssel netzwerkschlüssel wlan clé chiave clave");
  private static final Words CODES = Words.of("code number nummer kod kode código codice numer cyfry");
  private static final Words VERBS = Words.of("is was es est é è ist lautet to jest är er bleibt remains stays era");
  /** Beside the name of a column that holds somebody's. */
  private static final Words HOLDERS = Words.of("user username login employee staff member customer person email door"
      + " account card alarm safe locker badge phone owner tenant guest benutzer mitarbeiter karte usuario utente");
  /** Beside what a chip or a board has for pins. */
  private static final Words BOARDS = Words.of("gpio led pwm adc uart spi sda scl mosi miso vcc gnd mcu cpu bga"
      + " lga socket arduino connector schematic resistor diode solder breadboard interrupt");
  private static final Words UNITS = Words.of("mm cm m km g kg mg nm v mv ma w hz khz mhz ft feet foot inch inches yard"
      + " yards mile miles year years hour hours min minutes s sec seconds ms px p pt digits characters chars times"
      + " clicks cents grams pounds euros dollars bits bytes people users");
  /** What goes on behind a value that has been told. */
  private static final Words JOINING = Words.of("and or but for in on by now please und oder aber für y et e i en o ou"
      + " mais pero ma ale oraz maar then so if btw when");
  /** What else than the PIN itself a colon follows. */
  private static final Words MEASURES = Words.of("count length size limit timeout attempts retries total pitch spacing"
      + " vergessen forgotten olvidado oublié hotline support help reset errors");
  /** In what is asked of who dials or types. */
  private static final Words TYPED = Words.of("enter type use dial press");

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int digits = Alphabet.DIGITS.runEnd(text, at, MOST);
    if (scan.number().total() == ROUTER && scan.number().count() == ROUTER / GROUP && isOfNetwork(scan, at)) {
      return;
    }
    char behind = Chars.at(text, digits);
    int end = behind == '#' || behind == '*' && Chars.at(text, digits + 1) != '*' ? digits + 1 : digits;
    if (goesOn(text, end) || isCounted(text, end)) {
      return;
    }
    char before = Chars.at(text, at - 1);
    if (text.startsWith("« ", at - 2) && Chars.at(text, at - 3) == ' ') {
      guillemets(scan, at, end);
      return;
    }
    if (",;|\t".indexOf(before) >= 0 || before == ' ' && Chars.at(text, at - 2) == '|') {
      cell(scan, at, digits);
      return;
    }
    if (before == '>' && !text.startsWith("</", end)) {
      return;
    }
    int tied = tied(text, at);
    if (tied > 0) {
      compared(scan, at, end, tied);
      return;
    }
    int open = opening(text, at);
    boolean signed = open < at;
    if (!signed && before != ' ') {
      return;
    }
    int words = signed ? closing(text, open) : at - 1;
    int word = SpokenPassword.wordStart(text, words);
    boolean own = isName(text, word, words);
    if (own) {
      boolean contact = !signed && text.startsWith("pin ", words - "pin".length()); // of a chip
      if (!contact && !dials(text, word)) {
        boolean equals = text.startsWith(" = ", words);
        named(scan, at, end, word, words, signed && !equals && !isFollowed(text, end)
            && (before == '>' || isClear(text, at, word, words)));
      }
    } else if (signed) {
      // Of a code or a member a sign would stand right behind the name.
      boolean said = Chars.at(text, open) != '=' && Chars.at(text, open) != '>' && Chars.isLetter(text.at(words - 1));
      if (said && !MEASURES.has(text, word, words) && follows(text, words)) {
        add(scan, at, end, !isFollowed(text, end));
      }
    } else {
      int verb = ToldPassword.beforeStill(text, words);
      int start = SpokenPassword.wordStart(text, verb);
      boolean told = VERBS.has(text, start, verb) && follows(text, start - 1);
      int owner = verb - "'s".length();
      boolean owned = !told && text.startsWith("'s", owner)
          && isName(text, SpokenPassword.wordStart(text, owner), owner);
      scan.worked(MOST * MOST_WORDS);
      if (told || owned || TYPED.has(text, start, verb) && follows(text, start - 1)) {
        boolean postcode = digits - at == POSTCODE && told && isCode(text, start - 1);
        add(scan, at, end, (told || owned) && !postcode && !isFollowed(text, end));
      }
    }
  }

  /** What is said between the quotes of French: {@code mon code PIN est « 2850 »}. */
  private static void guillemets(Scan scan, int at, int end) {
    Text text = scan.text;
    int verb = at - "« ".length() - 1;
    int start = SpokenPassword.wordStart(text, verb);
    if (text.startsWith(" »", end) && VERBS.has(text, start, verb) && follows(text, start - 1)) {
      add(scan, at, end, true);
    }
  }

  /** Where what a comparison or the like ties digits to ends, {@code $pin == }, {@code pin by lazy { "}; else 0. */
  private static int tied(Text text, int at) {
    int from = Assignments.isQuote(Chars.at(text, at - 1)) ? at - 1 : at;
    char before = Chars.at(text, from - 2);
    if (Chars.at(text, from - 1) == ' ' && before == '=' && "=!".indexOf(Chars.at(text, from - 3)) >= 0) {
      int end = Chars.at(text, from - 4) == '=' || Chars.at(text, from - 4) == '!' ? from - 4 : from - 3;
      return Chars.at(text, end - 1) == ' ' ? end - 1 : end;
    }
    return from < at && (before == '{' || before == '(' || Chars.at(text, from - 1) == '(')
        ? GivenLiteral.nameEnd(text, from) : 0;
  }

  /** Digits that a name is compared with: in quotes, or as a shell does. */
  private static void compared(Scan scan, int at, int end, int tied) {
    Text text = scan.text;
    boolean quoted = Assignments.isQuote(Chars.at(text, at - 1));
    int name = closing(text, tied);
    int word = SpokenPassword.wordStart(text, name);
    int start = PasswordNames.nameStart(text, name);
    if (isName(text, word, name) && (quoted || Chars.at(text, start - 1) == '$')) {
      named(scan, at, end, word, name, quoted);
    }
  }

  /** The key that stands on a router's label, in five groups of four. */
  private static boolean isOfNetwork(Scan scan, int at) {
    int end = scan.number().end(ROUTER / GROUP - 1);
    boolean key = scan.near(at, end, NETWORKS) && scan.near(at, end, KEYS);
    if (key) {
      add(scan, at, end, true);
    }
    return key;
  }

  /** In a column of that name. */
  private static void cell(Scan scan, int start, int end) {
    if (scan.columns.read(start, end)) {
      Text text = scan.text;
      int nameEnd = scan.columns.columnEnd();
      while (nameEnd > scan.columns.columnStart() && !Chars.isLetter(text.charAt(nameEnd - 1))) {
        nameEnd--;
      }
      int word = SpokenPassword.wordStart(text, nameEnd);
      if (isName(text, word, nameEnd)) {
        boolean held = scan.near(scan.columns.columnStart(), scan.columns.columnEnd(), HOLDERS);
        named(scan, start, end, word, nameEnd, held || PASSCODES.has(text, word, nameEnd));
      }
    }
  }

  /** Adds it by its own name; six digits may be what India calls so, its postcodes, and behind "code" they are. */
  private static void named(Scan scan, int start, int end, int name, int nameEnd, boolean sure) {
    Text text = scan.text;
    boolean six = Alphabet.DIGITS.runEnd(text, start, MOST) - start == POSTCODE;
    boolean passcode = PASSCODES.has(text, name, nameEnd);
    boolean postcode = six && !passcode && isCode(text, nameEnd);
    if (!postcode) {
      add(scan, start, end, sure && (!six || passcode) && !isDate(text, start, end));
    }
  }

  private static void add(Scan scan, int start, int end, boolean sure) {
    if (!scan.near(start, end, BOARDS)) {
      scan.addOver(PasswordAssignment.TYPE, start, end, sure ? Level.SHAPED : Level.WEAK);
    }
  }

  /** Whether more than a sentence's mark follows, so that the digits are but a part of something. */
  private static boolean goesOn(Text text, int end) {
    char c = Chars.at(text, end);
    char next = Chars.at(text, end + 1);
    return Chars.isWord(c) || "-/%€$".indexOf(c) >= 0 || (c == '.' || c == ',' || c == ':') && Chars.isDigit(next)
        || c == ' ' && Chars.isDigit(next);
  }

  /** Whether the digits are how many of something there are, or an operand of code. */
  private static boolean isCounted(Text text, int end) {
    return Chars.at(text, end) == ' ' && (UNITS.has(text, end + 1, PasswordPhrase.lettersEnd(text, end + 1))
        || "+*/%&|<>=?".indexOf(Chars.at(text, end + 1)) >= 0);
  }

  /** Whether the sentence goes on with a word that does not join another clause to it. */
  private static boolean isFollowed(Text text, int end) {
    int word = PasswordPhrase.lettersEnd(text, end + 1);
    return Chars.at(text, end) == ' ' && word > end + 1 && !JOINING.has(text, end + 1, word);
  }

  /** Whether no pin of a board is called so: by quotes around the digits, or by a name with a capital or of a code. */
  private static boolean isClear(Text text, int at, int name, int nameEnd) {
    return Assignments.isQuote(Chars.at(text, at - 1)) || Chars.is(text.charAt(name), Chars.UPPER)
        || PASSCODES.has(text, name, nameEnd) || isCode(text, nameEnd);
  }

  private static boolean isCode(Text text, int end) {
    return text.regionMatches(true, end - "code".length(), "code", 0, "code".length());
  }

  /** Whether eight digits may be a day of this century or the last one. */
  private static boolean isDate(Text text, int start, int end) {
    return end - start == DATE && (text.startsWith("19", start) || text.startsWith("20", start));
  }

  /** Where the sign stands before blanks and a quote; the place itself when none does. */
  private static int opening(Text text, int at) {
    int open = at;
    while (at - open < MOST_OPENING && " \"'`*#\t\\".indexOf(Chars.at(text, open - 1)) >= 0) {
      open--;
    }
    char sign = Chars.at(text, open - 1);
    char further = Chars.at(text, open - 2);
    boolean arrow = sign == '→' || sign == '>' && (open == at || further == '-' || further == '=');
    boolean given = sign == ':' || sign == '=' && "=!<>:".indexOf(further) < 0;
    return arrow || given ? open - 1 : at;
  }

  /** Where the name ends before a sign, blanks and a quote. */
  private static int closing(Text text, int sign) {
    int end = sign;
    while (sign - end < MOST_OPENING && " \"'`*-=)]\\".indexOf(Chars.at(text, end - 1)) >= 0) {
      end--;
    }
    return Math.max(0, end);
  }

  /** Whether the word between two places is a name, or ends one: {@code PIN-Code}, {@code code/PIN}. */
  private static boolean isName(Text text, int start, int end) {
    if (end <= start) {
      return false;
    }
    int from = PasswordNames.wordStart(text, end);
    if (NAMES.has(text, start, end) || NAMES.has(text, from, end)) {
      return !Chars.isDigit(Chars.at(text, start - 1));
    }
    char joint = Chars.at(text, start - 1);
    boolean joined = joint == ' ' || joint == '-' || joint == '_';
    int before = SpokenPassword.wordStart(text, start - 1);
    return joined && CODES.has(text, start, end) && before < start - 1 && isName(text, before, start - 1);
  }

  /** Whether a name is among the words that end at a place, in the same clause. */
  private static boolean follows(Text text, int from) {
    int end = from;
    for (int word = 0; word < MOST_WORDS && end > 0; word++) {
      int start = SpokenPassword.wordStart(text, end);
      if (start == end) {
        return false;
      }
      if (isName(text, start, end)) {
        return true;
      }
      char joint = Chars.at(text, start - 1);
      if (joint != ' ' && joint != '\'' && joint != '’' && joint != '-' || start < 2) {
        return false;
      }
      end = start - 1;
    }
    return false;
  }

  /** Whether it is of a call that others join: {@code Dial-in 0161 496 0419, PIN: 44871}. */
  private static boolean dials(Text text, int name) {
    int dial = text.lastIndexOf("ial", name, name - MOST_DIALLED);
    int digits = 0;
    for (int i = Math.max(0, dial); dial >= 0 && i < name; i++) {
      digits += Chars.isDigit(text.charAt(i)) ? 1 : 0;
    }
    return digits >= LEAST_DIALLED;
  }
}
