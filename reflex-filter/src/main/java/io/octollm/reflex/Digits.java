package io.octollm.reflex;

/** Digits by their index, wherever they stand: what checksums are computed over. */
@FunctionalInterface
interface Digits {
  int digit(int index);

  /** The value of some digits, nine at most. */
  default int value(int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + digit(i);
    }
    return value;
  }

  /** Whether the first digits are all the same: a placeholder that many checksums let pass. */
  default boolean repeats(int digits) {
    for (int i = 1; i < digits; i++) {
      if (digit(i) != digit(0)) {
        return false;
      }
    }
    return true;
  }
}
