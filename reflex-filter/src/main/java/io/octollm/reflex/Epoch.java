package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Knows numbers that are more likely a moment than an id: Unix time, or date and time in a file name. */
final class Epoch {
  private Epoch() {}

  /** Whether ten or thirteen digits are a moment of 2014 to 2033, unless they are the whole text. */
  static boolean isLikely(DigitGroups n, Text text) {
    int size = n.size(0);
    return (size == 10 || size == 13) && n.digit(0) == 1 && n.digit(1) >= 4 && size < text.length();
  }

  /** Whether ten digits are year, month, day, hour and minute of 2015 to 2039, as in 240115-0921. */
  static boolean isStamp(Digits n) {
    int year = n.value(0, 2);
    return year >= 15 && year < 40 && Days.exist(n.value(2, 4), n.value(4, 6))
        && n.value(6, 8) < 24 && n.value(8, 10) < 60;
  }
}
