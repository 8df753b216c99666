package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Knows dumps and tables of code points by their cells, so that groups of digits are no id. */
final class HexTable {
  private HexTable() {}

  /** Whether words like 52B3 stand on a side, as in a dump or a table of code points. */
  static boolean isAround(Text text, int start, int end) {
    int left = start - 1;
    while (left > 0 && start - left < 7 && Chars.isAlnum(text.charAt(left - 1))) {
      left--;
    }
    int right = end + 1;
    while (right < text.length() && right - end < 7 && Chars.isAlnum(text.charAt(right))) {
      right++;
    }
    return isCell(text, left, start - 1) || isCell(text, end + 1, right);
  }

  private static boolean isCell(Text text, int start, int end) {
    boolean digit = false;
    for (int i = start; i < end; i++) {
      digit |= Chars.isDigit(text.charAt(i));
      if (!Chars.is(text.charAt(i), Chars.HEX)) {
        return false;
      }
    }
    return digit && end - start >= 4 && end - start <= 5;
  }
}
