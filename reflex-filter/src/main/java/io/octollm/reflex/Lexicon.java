package io.octollm.reflex;

import java.util.HashMap;
import java.util.Map;

/** The words of the phrases with their senses, looked up by a hash that is made while reading. */
final class Lexicon {
  static final int LONGEST = 16;
  private static final int SLOTS = 2048;

  private final char[][] words = new char[SLOTS][];
  private final long[] senses = new long[SLOTS];
  private final boolean[] seen = new boolean[SLOTS];

  Lexicon() {
    Map<String, Long> all = new HashMap<>();
    for (Sense sense : Sense.values()) {
      for (String word : sense.words()) {
        all.merge(word, sense.bit(), (a, b) -> a | b);
      }
    }
    all.forEach(this::put);
  }

  private void put(String word, long mask) {
    int hash = 0;
    for (int i = 0; i < word.length(); i++) {
      hash = next(hash, word.charAt(i));
    }
    int slot = slot(hash);
    seen[slot] = true;
    while (words[slot] != null) {
      slot = slot + 1 & SLOTS - 1;
    }
    words[slot] = word.toCharArray();
    senses[slot] = mask;
  }

  static int next(int hash, char c) {
    return hash * 31 + c;
  }

  private static int slot(int hash) {
    return (hash ^ hash >>> 11) & SLOTS - 1;
  }

  /** The senses of a word in lower case as a set of bits, 0 when it has none. */
  long senses(char[] word, int length, int hash) {
    int slot = slot(hash);
    if (!seen[slot]) {
      return 0;
    }
    while (words[slot] != null) {
      if (equal(words[slot], word, length)) {
        return senses[slot];
      }
      slot = slot + 1 & SLOTS - 1;
    }
    return 0;
  }

  private static boolean equal(char[] a, char[] b, int length) {
    if (a.length != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (a[i] != b[i]) {
        return false;
      }
    }
    return true;
  }
}
