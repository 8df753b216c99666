package io.octollm.reflex.injection;

/**
 * Numbers by hashes of 64 bits. Most that is asked for is not there, which a filter tells at once.
 * Written by one thread, then read by any.
 */
final class PointTable {
  private static final int FEWEST_BITS = 6;

  private final Filter known = new Filter();
  private int bits = FEWEST_BITS;
  /** A key and its value side by side, so that one look tells both; half of the room is empty. */
  private long[] slots = new long[2 << bits];
  private int count;

  /** @param value any but 0 */
  void put(long key, int value) {
    known.add(key);
    int slot = slot(key);
    if (slots[slot + 1] == 0 && ++count > 1 << bits - 1) {
      grow();
      slot = slot(key);
    }
    slots[slot] = key;
    slots[slot + 1] = value;
  }

  private void grow() {
    long[] before = slots;
    bits++;
    slots = new long[2 << bits];
    for (int i = 0; i < before.length; i += 2) {
      if (before[i + 1] != 0) {
        int slot = slot(before[i]);
        slots[slot] = before[i];
        slots[slot + 1] = before[i + 1];
      }
    }
  }

  /** 0 for what was not put. */
  int get(long key) {
    return known.mayHave(key) ? find(key) : 0;
  }

  /** The same, where most that is asked for is there. */
  int find(long key) {
    return (int) slots[slot(key) + 1];
  }

  /** Where a key is, or would be. */
  private int slot(long key) {
    int slot = 2 * Lexicon.mixed(key, bits);
    while (slots[slot + 1] != 0 && slots[slot] != key) {
      slot = slot + 2 & slots.length - 1;
    }
    return slot;
  }
}
