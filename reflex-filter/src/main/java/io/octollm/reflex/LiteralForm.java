package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * A text of a language in other than bare quotes, behind the sign that gives it: in what makes a value of it,
 * {@code Secret::new(String::from("X"))}, or between brackets, {@code q{X}}, {@code [[X]]}, {@code R"(X)"}.
 */
final class LiteralForm {
  private static final int MOST_CALLS = 3;
  private static final int MOST_CALL = 40;
  /** Of "pass" and "pwd" much else is said in words. */
  private static final int LEAST_NAME = 6;
  private static final String OPENING = "{([</|!";
  private static final String CLOSING = "})]>/|!";
  /** What only makes a value of its text; all else looks one up, asks for one or makes another of it. */
  private static final Words WRAPPERS = Words.of("string str std_string cstring nsstring qstring qstringliteral"
      + " qlatin1string wstring bytes bytearray byte secret secretstr secretstring secretbox secretvalue securestring"
      + " sensitive redacted some just option box arc rc zeroizing unsafeplaintext plaintext password passwd _t");
  /** Such as are of a type that stands before them, behind a dot or two colons. */
  private static final Words MAKERS = Words.of("new from of");
  /** Types of which no value is a password. */
  private static final Words PLACES = Words.of("path paths pathbuf file files uri url dir directory duration");

  private LiteralForm() {}

  /** Where the text begins, behind its quote or bracket; the place itself when no such form does there. */
  static int start(Text text, int from) {
    int at = from;
    for (int call = 0; call < MOST_CALLS; call++) {
      at = behindCall(text, at);
    }
    char c = Chars.at(text, at);
    if (at > from && Assignments.isQuote(c)) {
      return at + 1;
    }
    if (text.startsWith("[[", at)) {
      return text.startsWith("= ", at - 2) || Chars.at(text, at - 1) == '=' ? at + 2 : from;
    }
    if (text.startsWith("R\"(", at) || text.startsWith("r#\"", at)) {
      return at + 3;
    }
    int open = c == 'q' || c == '%' ? behindQ(text, at) : at;
    return open > at ? open : from;
  }

  /** Where the text ends that begins at a place; its start when it does not end on its line. */
  static int end(Text text, int start) {
    char open = text.charAt(start - 1);
    if (Assignments.isQuote(open)) {
      return PasswordValue.quotedEnd(text, start, open);
    }
    String close = open == '[' && text.charAt(start - 2) == '[' ? "]]"
        : text.startsWith("R\"(", start - 3) ? ")\"" : String.valueOf(CLOSING.charAt(OPENING.indexOf(open)));
    int end = text.indexOf(close, start, start + PasswordValue.MOST);
    return end < 0 || text.indexOf('\n', start, end) >= 0 ? start : end;
  }

  /**
   * Finds what is given without quotes: braces as of ODBC, {@code PWD={X};}, or words that fill the line of a setting,
   * {@code key-password=plum tart}.
   */
  static boolean isBare(Scan scan, int sign, int from) {
    Text text = scan.text;
    scan.worked(MOST_CALL);
    if (text.charAt(sign) != '=') {
      return false;
    }
    if (text.charAt(from) == '{') {
      int close = text.indexOf("}", from, from + MOST_CALL * 2);
      boolean braced = from == sign + 1 && close > from + 1 && ";\"'\n".indexOf(Chars.at(text, close + 1)) >= 0
          && text.lastIndexOf(';', sign, sign - MOST_CALL) >= 0;
      if (braced) {
        PasswordAssignment.judge(scan, from + 1, close, PasswordNames.Kind.PASSWORD, true);
      }
      return braced;
    }
    int line = text.indexOf('\n', from, from + PasswordValue.MOST);
    int end = line < 0 ? Math.min(text.length(), from + PasswordValue.MOST) : line;
    int nameEnd = Chars.at(text, sign - 1) == ' ' ? sign - 1 : sign;
    boolean brief = nameEnd - SpokenPassword.wordStart(text, nameEnd) < LEAST_NAME;
    boolean words = !brief && !ToldWord.isTold(text, from)
        && !PlainValue.isSetting(text, from) && PlainValue.beginsLine(text, from)
        && PlainValue.areWords(text, from, end, 2);
    if (words) {
      scan.addOver(PasswordAssignment.TYPE, from, end, Level.WEAK);
    }
    return words;
  }

  /** Whether a type of places stands before the dot, or the two colons, that end here. */
  private static boolean isPlace(Text text, int sign) {
    int end = Chars.at(text, sign - 1) == ':' ? sign - 1 : sign;
    return PLACES.has(text, PasswordNames.nameStart(text, end), end);
  }

  /** Behind {@code q} or {@code qq} of Perl, or {@code %q} of Ruby, and a bracket. */
  private static int behindQ(Text text, int at) {
    int end = text.charAt(at) == '%' ? at + 1 : at;
    char q = Chars.at(text, end);
    if (q != 'q' && q != 'Q') {
      return at;
    }
    end += Chars.at(text, end + 1) == 'q' ? 2 : 1;
    return OPENING.indexOf(Chars.at(text, end)) >= 0 ? end + 1 : at;
  }

  /** Behind the opening bracket of what makes a value of a text; the place itself when none does. */
  private static int behindCall(Text text, int from) {
    int start = text.startsWith("new ", from) ? from + "new ".length() : from;
    int open = start;
    while (open - start < MOST_CALL
        && (Chars.isWord(Chars.at(text, open)) || ":.[]".indexOf(Chars.at(text, open)) >= 0)) {
      open++;
    }
    int word = Chars.at(text, open) == '(' ? PasswordNames.nameStart(text, open) : open;
    boolean maker = word > start && MAKERS.has(text, word, open)
        && (text.charAt(word - 1) == ':' || text.charAt(word - 1) == '.') && !isPlace(text, word - 1);
    return word < open && (maker || WRAPPERS.has(text, word, open)) ? open + 1 : from;
  }
}
