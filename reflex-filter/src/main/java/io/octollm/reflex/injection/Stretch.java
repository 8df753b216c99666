package io.octollm.reflex.injection;

import java.util.Arrays;

/**
 * The words of the lexicon in a part of a text, read once for all the phrases that are looked for in
 * it. Used again for the next one. For one thread.
 */
final class Stretch {
  private static final int KEPT = 256;

  private long[] words = new long[KEPT];
  private int[] places = new int[KEPT];
  private int count;
  private long low;
  private long high;

  /** Begins a part of a text without words. */
  void clear() {
    if (words.length > KEPT) {
      words = new long[KEPT];
      places = new int[KEPT];
    }
    count = 0;
    low = 0;
    high = 0;
  }

  /**
   * Adds a {@link Word}.
   *
   * @param low its senses, as {@link Senses#low}
   * @param high the other half of them
   */
  void add(long word, int place, long low, long high) {
    if (count == words.length) {
      words = Arrays.copyOf(words, 2 * count);
      places = Arrays.copyOf(places, 2 * count);
    }
    words[count] = word;
    places[count++] = place;
    this.low |= low;
    this.high |= high;
  }

  /** Leaves out its first words. */
  void dropFirst(int some) {
    count -= some;
    System.arraycopy(words, some, words, 0, count);
    System.arraycopy(places, some, places, 0, count);
  }

  int count() {
    return count;
  }

  long word(int index) {
    return words[index];
  }

  int place(int index) {
    return places[index];
  }

  /** The senses of all words. */
  long low() {
    return low;
  }

  /** The other half of them. */
  long high() {
    return high;
  }
}
