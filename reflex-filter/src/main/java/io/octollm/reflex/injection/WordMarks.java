package io.octollm.reflex.injection;

import java.util.Arrays;

/**
 * What a word is known for by its hash: whether a reader is to stop at it, and whether it is a common one. No for
 * sure and yes perhaps. Both bits of a word lie side by side, for one look at nearly every word of a text. Immutable.
 */
final class WordMarks {
  static final int STOP = 1;
  static final int COMMON = 2;

  /** In turns 64 words' bits of the one and of the other. */
  private final long[] bits;

  private WordMarks(long[] bits) {
    this.bits = bits;
  }

  /** Where each word counts as a common one. */
  static WordMarks of(Filter stops) {
    long[] bits = new long[2 * Filter.SIZE];
    Arrays.fill(bits, -1);
    return new WordMarks(bits).stopAt(stops);
  }

  static WordMarks of(Filter stops, String[] common) {
    long[] bits = new long[2 * Filter.SIZE];
    for (String word : common) {
      int bit = Filter.bit(Lexicon.hash(word));
      bits[bit >>> 6 << 1 | 1] |= 1L << bit;
    }
    return new WordMarks(bits).stopAt(stops);
  }

  private WordMarks stopAt(Filter stops) {
    for (int i = 0; i < Filter.SIZE; i++) {
      bits[2 * i] = stops.bits(i);
    }
    return this;
  }

  /** {@link #STOP}, {@link #COMMON}, or both together. */
  int of(long hash) {
    int bit = Filter.bit(hash);
    int at = bit >>> 6 << 1;
    return (int) (bits[at] >>> bit & 1) | (int) (bits[at + 1] >>> bit & 1) << 1;
  }
}
