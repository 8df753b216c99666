package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Where the name ends and the value begins, around the sign of an assignment. */
final class Assignments {
  private static final int MOST_BLANKS = 8;
  private static final String[] LOOKS = {"<b>", "<code>", "<strong>", "<i>", "<em>", "<tt>", "<kbd>", "<![CDATA["};

  private Assignments() {}

  /** Where the value begins, behind the sign's other characters, blanks and a quote. */
  static int valueStart(Text text, int at) {
    int start = at + 1;
    if (Chars.isAlnum(Chars.at(text, start))) {
      boolean prefix = isPrefix(Chars.at(text, start)) && isQuote(Chars.at(text, start + 1));
      return prefix ? behindQuotes(text, start + 1) : start;
    }
    int block = blockStart(text, at);
    if (block > 0) {
      return block;
    }
    if (Chars.at(text, start) == '*') {
      start = behindStars(text, start);
    }
    while (start < at + 3 && isSign(Chars.at(text, start))) {
      start++;
    }
    while (start < at + MOST_BLANKS
        && (Chars.at(text, start) == ' ' || Chars.at(text, start) == '\t')) {
      start++;
    }
    while (Chars.at(text, start) == '\\' && Chars.at(text, start + 1) == '\\' && start < at + MOST_BLANKS) {
      start++; // quotes that are written out twice
    }
    if (Chars.at(text, start) == '<') {
      start = behindTag(text, start);
    } else if (Chars.at(text, start) == '*') {
      start = behindFat(text, start);
    }
    if (isPrefix(Chars.at(text, start)) && isQuote(Chars.at(text, start + 1))) {
      start++;
    }
    if (start == at + 1 && text.charAt(at) == ':' && Chars.at(text, start) == '-') {
      start++; // what a shell takes where a name has no value: ${NAME:-X}
    }
    return isQuote(Chars.at(text, start)) ? behindQuotes(text, start) : start;
  }

  /** Where the first line of a block of YAML begins, {@code password: >-}, {@code password: |}; 0 where none does. */
  static int blockStart(Text text, int at) {
    int sign = at + 2;
    if (text.charAt(at) != ':' || "|>".indexOf(Chars.at(text, sign)) < 0 || Chars.at(text, sign - 1) != ' ') {
      return 0;
    }
    int end = Chars.at(text, sign + 1) == '-' ? sign + 2 : sign + 1;
    int line = end + 1;
    line += "+-".indexOf(Chars.at(text, line)) < 0 ? 0 : 1; // of a difference
    return Chars.at(text, end) == '\n' && Chars.at(text, line) == ' ' ? behindBlanks(text, line) : 0;
  }

  private static int behindBlanks(Text text, int from) {
    int at = from;
    while (at - from < MOST_BLANKS && Chars.at(text, at) == ' ') {
      at++;
    }
    return at;
  }

  /** Behind what ends fat letters, before a blank: {@code **Password:** X}. */
  private static int behindStars(Text text, int at) {
    int end = Chars.at(text, at + 1) == '*' ? at + 2 : at + 1;
    return Chars.at(text, end) == ' ' ? end : at;
  }

  /** Behind what begins fat letters, where such end on the line: {@code password: **X**}. */
  static int behindFat(Text text, int at) {
    int close = text.startsWith("**", at) && Chars.isAlnum(Chars.at(text, at + 2))
        ? text.indexOf("**", at + 2, at + PasswordValue.MOST) : -1;
    return close > 0 && text.indexOf('\n', at, close) < 0 && text.indexOf(' ', at, close) < 0 ? at + 2 : at;
  }

  /** Behind a tag that only says how the value looks: {@code password: <b>X</b>}. */
  private static int behindTag(Text text, int at) {
    for (String tag : LOOKS) {
      if (text.startsWith(tag, at)) {
        return at + tag.length();
      }
    }
    return at;
  }

  /** What some languages write before a quote: an escape, or the kind of the text, as in {@code N'X'}. */
  static boolean isPrefix(char c) {
    return c == '\\' || c == '@' || c == 'N' || c == 'b' || c == 'r' || c == 'u' || c == 'L' || c == 'f';
  }

  /** Behind one quote, or three. */
  private static int behindQuotes(Text text, int at) {
    char quote = text.charAt(at);
    return Chars.at(text, at + 1) == quote && Chars.at(text, at + 2) == quote ? at + 3 : at + 1;
  }

  private static boolean isSign(char c) {
    return c == '=' || c == '>' || c == ':';
  }

  static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  /** Whether the sign compares instead. */
  static boolean isComparison(Text text, int at) {
    return text.charAt(at) == '='
        && (Chars.at(text, at + 1) == '=' || "=!<>~".indexOf(Chars.at(text, at - 1)) >= 0);
  }
}
