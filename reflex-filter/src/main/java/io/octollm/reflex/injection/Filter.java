package io.octollm.reflex.injection;

/** A set of hashes that says no for sure and yes perhaps: one bit a hash. */
final class Filter {
  private static final int BITS = 17;
  static final int SIZE = 1 << BITS - 6;

  private final long[] bits = new long[SIZE];

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

  /** One of {@link #SIZE} times 64 bits. */
  long bits(int index) {
    return bits[index];
  }

  static int bit(long hash) {
    return Lexicon.mixed(hash, BITS);
  }
}
