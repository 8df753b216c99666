package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/** Some strings that may stand before or behind a place. Where none does, one look at a table mostly tells. */
final class Affixes {
  private static final int SLOTS = 1 << 9;

  private final String[] all;
  private final boolean[] firsts = new boolean[SLOTS];
  private final boolean[] lasts = new boolean[SLOTS];

  Affixes(String... all) {
    this.all = all;
    for (String one : all) {
      firsts[slot(one.charAt(0))] = true;
      lasts[slot(one.charAt(one.length() - 1))] = true;
    }
  }

  private static int slot(char c) {
    return c & SLOTS - 1;
  }

  /** Whether one begins at a place. */
  boolean begin(Text text, int at) {
    if (firsts[slot(text.at(at))]) {
      for (String one : all) {
        if (stands(one, text, at)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether one ends there. */
  boolean end(Text text, int at) {
    if (lasts[slot(text.at(at - 1))]) {
      for (String one : all) {
        if (stands(one, text, at - one.length())) {
          return true;
        }
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
