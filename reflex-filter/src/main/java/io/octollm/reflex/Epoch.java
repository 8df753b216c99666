package io.octollm.reflex;

/** Knows numbers that are more likely a moment, in seconds or milliseconds of Unix, than an id. */
final class Epoch {
  private Epoch() {}

  /** Whether ten or thirteen digits are a moment of 2014 to 2033, unless they are the whole text. */
  static boolean isLikely(DigitGroups n, String text) {
    int size = n.size(0);
    return (size == 10 || size == 13) && n.digit(0) == 1 && n.digit(1) >= 4 && size < text.length();
  }
}
