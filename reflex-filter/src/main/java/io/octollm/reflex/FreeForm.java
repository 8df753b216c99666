package io.octollm.reflex;

/**
 * Where an id ends whose form says little, and what it is made of: letters and digits, in pieces with
 * dashes, slashes or dots between, or blanks before digits. Small letters stand only before digits.
 *
 * @param end exclusive
 */
record FreeForm(int end, int digits, int letters, boolean pieces) {
  private static final int LONGEST = 24;

  /** Reads from the first character on. */
  static FreeForm read(String text, int start, boolean blanks) {
    int end = start;
    int digits = 0;
    int letters = 0;
    boolean pieces = false;
    while (end < text.length() && end - start < LONGEST) {
      char c = text.charAt(end);
      if (Chars.isDigit(c)) {
        digits++;
      } else if (Chars.isAlnum(c)) {
        letters++;
      } else if (joins(c, blanks) && Chars.isDigit(Chars.at(text, end + 1)) && end > start
          && Chars.isAlnum(text.charAt(end - 1))) {
        pieces = true;
      } else {
        break;
      }
      end++;
    }
    return new FreeForm(end, digits, letters, pieces);
  }

  private static boolean joins(char c, boolean blanks) {
    return c == '-' || blanks && c == ' ';
  }

  /** Where the letters and digits end that begin at a place. */
  static int pieceEnd(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < LONGEST && Chars.isAlnum(text.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Whether a span holds so many digits at least, and small letters in no place but all of them. */
  static boolean mayBe(String text, int start, int end, int leastDigits) {
    int digits = 0;
    int small = 0;
    int capitals = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      digits += Chars.isDigit(c) ? 1 : 0;
      small += Chars.is(c, Chars.LOWER) ? 1 : 0;
      capitals += Chars.is(c, Chars.UPPER) ? 1 : 0;
    }
    return digits >= leastDigits && (small == 0 || capitals == 0 && small <= 3);
  }
}
