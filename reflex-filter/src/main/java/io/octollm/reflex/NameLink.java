package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** What stands between a name and its value: signs, quotes, brackets, a dash, the end of a line that asks. */
final class NameLink {
  private static final int MOST = 12;
  /** What in XML may stand around any text. */
  private static final String CDATA = "<![CDATA[";

  private NameLink() {}

  /** Where the name ends of a value that begins at a place. */
  static int before(Text text, int at) {
    int end = text.startsWith(CDATA, at - CDATA.length()) ? at - CDATA.length() : at;
    int least = Math.max(0, end - MOST);
    while (end > least && (isLink(text.charAt(end - 1)) || isDash(text, end - 1) || isPrefix(text, end - 1))) {
      end--;
    }
    return end;
  }

  /** Whether a sign that gives a value to a name is among it. */
  static boolean ties(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if ("=:>|,(-".indexOf(text.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * The dash of {@code name - value}, the arrow of {@code name <- value}, the braces of {@code name: {{ "value"} and
   * {@code name{"value"}, or the end of a line that asks for it.
   */
  private static boolean isDash(Text text, int i) {
    char before = Chars.at(text, i - 1);
    return switch (text.charAt(i)) {
      case '-' -> before == ' ' && Chars.at(text, i + 1) == ' ' || before == '<' || before == ':';
      case '<' -> Chars.at(text, i + 1) == '-' || before == '<' || Chars.at(text, i + 1) == '<';
      case '{' -> Assignments.isQuote(Chars.at(text, i + 1)) && Chars.isWord(before)
          || before == '{' || Chars.at(text, i + 1) == '{';
      case '\n' -> before == ':' || before == '\n' && Chars.at(text, i - 2) == ':'
          || NameZone.isPrompt(text, i) || NameZone.isHeading(text, i);
      default -> false;
    };
  }

  /** Whether it tells the kind of the text in quotes behind it, as in {@code f"X"}, {@code *b"X"}, {@code %q(X)}. */
  private static boolean isPrefix(Text text, int i) {
    char c = text.charAt(i);
    if (c == '*' || c == '%') {
      return text.startsWith("*b\"", i) || text.startsWith("%q(", i) || text.startsWith("%Q(", i);
    }
    if (c == 'q' || c == 'Q') {
      return Chars.at(text, i - 1) == '%' && Chars.at(text, i + 1) == '(';
    }
    return "fbru@NL".indexOf(text.charAt(i)) >= 0 && Assignments.isQuote(Chars.at(text, i + 1))
        && !Chars.wordBefore(text, i);
  }

  private static boolean isLink(char c) {
    return !Chars.isAlnum(c) && "=:>|,?(\"'`\\[]) \t→".indexOf(c) >= 0;
  }
}
