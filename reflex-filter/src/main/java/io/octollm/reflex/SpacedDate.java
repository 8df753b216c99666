package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * A date with blanks beside its slashes or dashes, as forms leave it that a machine reads: {@code 07 / 20 / 2024}; or
 * behind its dots, as Czech, Finnish and Korean write: {@code 22. 11. 1984}, {@code 2020. 5. 8}.
 */
final class SpacedDate {
  private SpacedDate() {}

  /** Whether a slash or dash with a blank beside it, or a dot and a blank, part a number from a digit behind it. */
  static boolean mayBegin(Text text, int end) {
    int next = behindSign(text, end);
    char sign = signAt(text, end);
    boolean parts = sign == '/' || sign == '-' || sign == '.' && text.startsWith(". ", end);
    return next - end > 1 && parts && Chars.isDigit(Chars.at(text, next));
  }

  /**
   * Where the date ends that a number begins, or -1 where it is none.
   *
   * @param first behind the number, where {@link #mayBegin} holds
   */
  static int end(Text text, int at, int first) {
    int second = behindSign(text, first);
    int secondEnd = Alphabet.DIGITS.runEnd(text, second, 4);
    char sign = signAt(text, first);
    if (signAt(text, secondEnd) != sign || sign == '.' && !text.startsWith(". ", secondEnd)) {
      return -1;
    }
    int third = behindSign(text, secondEnd);
    int end = Alphabet.DIGITS.runEnd(text, third, 4);
    boolean on = sign != '.' && mayBegin(text, end) && signAt(text, end) == sign;
    if (end == third || Chars.wordAt(text, end) || on) {
      return -1;
    }
    int a = Chars.value(text, at, first);
    int b = Chars.value(text, second, secondEnd);
    int c = Chars.value(text, third, end);
    boolean is = first - at == 4 ? DateReader.isYear(a) && end - third < 3 && Days.exist(b, c)
        : end - third == 4 && DateReader.isYear(c) && (Days.exist(a, b) || Days.exist(b, a));
    return is ? end : -1;
  }

  private static char signAt(Text text, int end) {
    char c = Chars.at(text, end);
    return c == ' ' ? Chars.at(text, end + 1) : c;
  }

  private static int behindSign(Text text, int end) {
    int sign = Chars.at(text, end) == ' ' ? end + 1 : end;
    return Chars.at(text, sign + 1) == ' ' ? sign + 2 : sign + 1;
  }
}
