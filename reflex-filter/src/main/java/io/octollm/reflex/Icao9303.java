package io.octollm.reflex;

/** The check digit of travel documents (ICAO Doc 9303-3, 4.9): weights 7, 3, 1; A counts 10. */
final class Icao9303 {
  private static final int[] WEIGHTS = {7, 3, 1};

  private Icao9303() {}

  /** Whether the last of these characters, digits and letters of either case, checks the others. */
  static boolean holds(CharSequence text, int start, int end) {
    int sum = 0;
    for (int i = start; i < end - 1; i++) {
      sum += WEIGHTS[(i - start) % 3] * Character.digit(text.charAt(i), 36);
    }
    return sum % 10 == text.charAt(end - 1) - '0';
  }
}
