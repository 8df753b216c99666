package io.octollm.reflex.injection;

/** A set of hashes that says no for sure and yes perhaps: one bit a hash. */
final class Filter {
  private static final int BITS = 17;

  private final long[] bits = new long[1 << BITS - 6];

  void add(long hash) {
    int bit = bit(hash);
    bits[bit >>> 6] |= 1L << bit;
  }

  void addAll(Filter other) {
    for (int i = 0; i < bits.length; i++) {
      bits[i] |= other.bits[i];
    }
  }

  boolean mayHave(long hash) {
    int bit = bit(hash);
    return (bits[bit >>> 6] & 1L << bit) != 0;
  }

  private static int bit(long hash) {
    return (int) (hash * Lexicon.FACTOR >>> 64 - BITS);
  }
}
