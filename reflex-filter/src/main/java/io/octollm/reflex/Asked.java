package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** What was asked in the line before, where a value is the first that another speaker says: {@code 상담원: 생일은요?}. */
final class Asked {
  private static final int MOST_SPEAKER = 30;
  private static final int MOST_LINE = 80;
  /** Behind the prompt of a shell. */
  private static final String[] PRINTING = {"$ cat", "# cat", "> cat", "$ echo", "> type"};

  private Asked() {}

  /** Where the words begin that were asked, to the end of their line; 0 where nothing was, or digits are among them. */
  static int start(Text text, int at) {
    int colon = Chars.at(text, at - 1) == ' ' ? at - 2 : at - 1;
    char sign = Chars.at(text, colon);
    char last = Chars.at(text, colon - 1);
    if (sign != ':' && sign != '：' || last <= ' ' || last == '"' || Chars.isDigit(last)) {
      return 0;
    }
    int line = text.lastIndexOf('\n', colon, colon - MOST_SPEAKER);
    for (int i = line - 1; i > 0 && line - i < MOST_LINE && text.charAt(i) != '\n'; i--) {
      char c = text.charAt(i);
      if (c == '：' || c == ':' && text.charAt(i + 1) == ' ') {
        return i + 1;
      }
      if (Chars.isDigit(c)) {
        return 0;
      }
    }
    return 0;
  }

  /** Where the name ends that the line asks for, or prints, which ends here: {@code $ cat /run/db_password}; else 0. */
  static int nameEnd(Text text, int lineEnd) {
    if (Chars.at(text, lineEnd - 1) == '?') {
      return Chars.at(text, lineEnd - 2) == ' ' ? lineEnd - 2 : lineEnd - 1;
    }
    int prompt = text.lastIndexOf(" ", lineEnd - 1, lineEnd - MOST_LINE);
    boolean printed = prompt > 0 && Chars.endsAny(text, prompt, PRINTING) && !text.startsWith("/passwd", lineEnd - 7);
    return printed ? lineEnd : 0;
  }

  /** Where the words end that were asked. */
  static int end(Text text, int start) {
    return text.indexOf('\n', start, start + MOST_LINE);
  }
}
