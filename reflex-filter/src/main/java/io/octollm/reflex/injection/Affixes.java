package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import java.util.Arrays;

/** Some strings that may stand before or behind a place. Where none does, one look at a table mostly tells. Immutable. */
final class Affixes {
  private static final int SLOTS = 1 << 9;

  private static final String[] NONE = {};

  /** By the slot of their first character, and of their last. */
  private final String[][] firsts = new String[SLOTS][];
  private final String[][] lasts = new String[SLOTS][];

  Affixes(String... all) {
    Arrays.fill(firsts, NONE);
    Arrays.fill(lasts, NONE);
    for (String one : all) {
      add(firsts, one.charAt(0), one);
      add(lasts, one.charAt(one.length() - 1), one);
    }
  }

  private static void add(String[][] slots, char c, String one) {
    String[] before = slots[slot(c)];
    slots[slot(c)] = Arrays.copyOf(before, before.length + 1);
    slots[slot(c)][before.length] = one;
  }

  private static int slot(char c) {
    return c & SLOTS - 1;
  }

  /** Whether one begins at a place. */
  boolean begin(Text text, int at) {
    for (String one : firsts[slot(text.at(at))]) {
      if (stands(one, text, at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether one ends there. */
  boolean end(Text text, int at) {
    for (String one : lasts[slot(text.at(at - 1))]) {
      if (stands(one, text, at - one.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean stands(String one, Text text, int at) {
    for (int i = 0; i < one.length(); i++) {
      if (text.at(at + i) != one.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
