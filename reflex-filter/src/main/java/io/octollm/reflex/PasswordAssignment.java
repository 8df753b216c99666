package io.octollm.reflex;

/**
 * A value that is given to a name such as {@code password} or {@code api_key}, in code, settings,
 * headers and JSON. Templates, look-ups, types and calls are no values.
 */
final class PasswordAssignment implements Detector {
  static final String TYPE = "PASSWORD_ASSIGNMENT";
  private static final int MOST_NAME = 40;
  private static final int MOST_VALUE = 200;
  private static final Words PASSWORDS = Words.of("password passwd pwd passphrase passwort"
      + " contraseña motdepasse pass");
  private static final Words SECRETS = Words.of("secret token apikey key credential credentials");
  private static final Words QUALIFIERS = Words.of("api access secret client auth private app"
      + " application bearer consumer encryption signing master account shared session refresh"
      + " webhook bot deploy service aws azure gcp github slack stripe jwt oauth storage admin");
  private static final Words NO_VALUES = Words.of("null none true false undefined string str int"
      + " required optional password passwd secret token hidden text changeme default empty"
      + " bearer basic nil value");

  @Override
  public void verify(Scan scan, int at) {
    String text = scan.text;
    int nameEnd = nameEnd(text, at);
    if (nameEnd <= 0 || isComparison(text, at) || !endsLikeName(text.charAt(nameEnd - 1))) {
      return;
    }
    Kind kind = kind(text, nameEnd);
    if (kind == Kind.OTHER) {
      return;
    }
    int start = at + 1;
    while (start < at + 3 && "=>:".indexOf(Chars.at(text, start)) >= 0) {
      start++;
    }
    while (start < at + 8 && (Chars.at(text, start) == ' ' || Chars.at(text, start) == '\t')) {
      start++;
    }
    char quote = Chars.at(text, start);
    boolean quoted = quote == '"' || quote == '\'' || quote == '`';
    int from = quoted ? start + 1 : start;
    int end = quoted ? quotedEnd(text, from, quote) : bareEnd(text, from);
    scan.worked(end - from + MOST_NAME);
    if (end > from) {
      judge(scan, from, end, kind, quoted);
    }
  }

  /** The whole text as the value of the name that it stands under. */
  static void label(Scan scan, int at) {
    String label = scan.label;
    int end = scan.text.length();
    if (label != null && end <= MOST_VALUE && !label.isEmpty()) {
      Kind kind = kind(label, label.length());
      if (kind != Kind.OTHER && bareEnd(scan.text, 0) == end) {
        judge(scan, 0, end, kind, true);
      }
    }
  }

  private enum Kind {
    PASSWORD,
    SECRET,
    OTHER
  }

  private static void judge(Scan scan, int start, int end, Kind kind, boolean quoted) {
    String text = scan.text;
    int length = end - start;
    boolean digit = false;
    boolean letter = false;
    boolean mark = false;
    boolean code = false;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      digit |= Chars.isDigit(c);
      letter |= Character.isLetter(c);
      mark |= c < 128 && !Chars.isWord(c) && c != '.' && c != '-' && c != ' ';
      code |= "()[]{}<>".indexOf(c) >= 0;
    }
    char first = text.charAt(start);
    boolean template = first == '$' || first == '{' || first == '<' || first == '%' || first == '*'
        || first == '(' || first == '[' || first == '&' || first == '/' || first == ':';
    if (template || length < 4 || !quoted && code || NO_VALUES.has(text, start, end)) {
      return;
    }
    boolean mixed = letter && (digit || mark && !code) || digit && mark;
    boolean secret = kind == Kind.PASSWORD
        ? length >= 6 && mixed
        : length >= 12 && digit && letter && Entropy.bits(text, start, end) >= 3;
    if (!quoted && !digit && !secret) {
      return;
    }
    boolean member = !quoted && !mark && text.indexOf('.', start) > 0
        && text.indexOf('.', start) < end && Character.isLetter(first);
    boolean doubtful = !secret || member || Entropy.isPlaceholder(text, start, end)
        || Uuids.isAt(text, start, end);
    if (!doubtful || quoted && kind == Kind.PASSWORD && length >= 6) {
      // Over, and not instead of, what the value may be by its own form.
      scan.addOver(TYPE, start, end, doubtful ? Level.WEAK : Level.SHAPED);
    }
  }

  private static boolean isComparison(String text, int at) {
    return text.charAt(at) == '='
        && (Chars.at(text, at + 1) == '=' || "=!<>~".indexOf(Chars.at(text, at - 1)) >= 0);
  }

  private static int nameEnd(String text, int at) {
    int end = at;
    if (end > 0 && text.charAt(end - 1) == ':') {
      end--;
    }
    while (end > 0 && at - end < 4 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '"'
        || text.charAt(end - 1) == '\'')) {
      end--;
    }
    return end;
  }

  /** The last letters of all names that are looked for. */
  private static boolean endsLikeName(char c) {
    return "dstenyaDSTENYA".indexOf(c) >= 0;
  }

  private static Kind kind(String text, int end) {
    int last = wordStart(text, end);
    if (PASSWORDS.has(text, last, end)) {
      return last == 0 || text.charAt(last - 1) != '-' || end - last > 4 ? Kind.PASSWORD : Kind.OTHER;
    }
    if (!SECRETS.has(text, last, end)) {
      return endsWith(text, last, end, "password") || endsWith(text, last, end, "passwd")
          ? Kind.PASSWORD
          : endsWith(text, last, end, "apikey") || endsWith(text, last, end, "secret")
              || endsWith(text, last, end, "token") ? Kind.SECRET : Kind.OTHER;
    }
    boolean key = end - last == 3;
    int before = last > 0 && "_- .".indexOf(text.charAt(last - 1)) >= 0 ? last - 1 : last;
    return !key || QUALIFIERS.has(text, wordStart(text, before), before) ? Kind.SECRET : Kind.OTHER;
  }

  private static boolean endsWith(String text, int start, int end, String name) {
    return end - start > name.length()
        && text.regionMatches(true, end - name.length(), name, 0, name.length());
  }

  /** Where the last word of a name begins; camelCase parts words. */
  private static int wordStart(String text, int end) {
    int start = end;
    while (start > 0 && end - start < MOST_NAME && Character.isLetter(text.charAt(start - 1))
        && (start == end || !(Character.isUpperCase(text.charAt(start))
            && Character.isLowerCase(text.charAt(start - 1))))) {
      start--;
    }
    return start;
  }

  private static int quotedEnd(String text, int from, char quote) {
    int end = from;
    while (end < text.length() && end - from <= MOST_VALUE && text.charAt(end) != quote) {
      if (text.charAt(end) == '\n') {
        return from;
      }
      end++;
    }
    return end < text.length() && text.charAt(end) == quote ? end : from;
  }

  private static int bareEnd(String text, int from) {
    int end = from;
    while (end < text.length() && end - from <= MOST_VALUE && text.charAt(end) > ' '
        && "\"'`,;&".indexOf(text.charAt(end)) < 0 && !Character.isWhitespace(text.charAt(end))) {
      end++;
    }
    while (end > from && ".)".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end - from <= MOST_VALUE ? end : from;
  }
}
