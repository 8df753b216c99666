package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Knows a UUID by its form, so that its digits are taken for nothing else. */
final class Uuids {
  private static final int LENGTH = 36;

  private Uuids() {}

  /** Whether the token is a UUID, or ends in one after a dash as our own ids do. */
  static boolean isAt(Text text, int start, int end) {
    int from = end - LENGTH;
    if (from < start || (from > start && text.charAt(from - 1) != '-')) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      char c = text.charAt(from + i);
      if (dash ? c != '-' : !Chars.is(c, Chars.HEX)) {
        return false;
      }
    }
    return true;
  }
}
