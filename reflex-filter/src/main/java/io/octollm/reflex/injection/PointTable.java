package io.octollm.reflex.injection;

/**
 * Small numbers by hashes of 64 bits. Most that is asked for is not there, which a filter tells at once.
 * Written by one thread, then read by any.
 */
final class PointTable {
  private final Filter known = new Filter();
  private final long[] keys;
  private final int[] values;

  PointTable(int most) {
    int slots = Integer.highestOneBit(Math.max(1, most)) * 4;
    keys = new long[slots];
    values = new int[slots];
  }

  void put(long key, int value) {
    known.add(key);
    int slot = slot(key);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = slot + 1 & keys.length - 1;
    }
    keys[slot] = key;
    values[slot] = value;
  }

  /** Nothing for what was not put. */
  int get(long key) {
    return known.mayHave(key) ? find(key) : 0;
  }

  private int find(long key) {
    int slot = slot(key);
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return values[slot];
      }
      slot = slot + 1 & keys.length - 1;
    }
    return 0;
  }

  private int slot(long key) {
    return (int) (key * Lexicon.FACTOR >>> 33) & keys.length - 1;
  }
}
