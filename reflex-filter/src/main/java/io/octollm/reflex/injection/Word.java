package io.octollm.reflex.injection;

/**
 * A word that was read, as a number, so that reading makes no objects: where it ends, its number in
 * the lexicon, its distance from the word read before, how much it leads to a wording, and what else there
 * is to look at.
 */
final class Word {
  /** Characters that are not seen lie somewhere before its end. */
  static final long HIDDEN = 1L << 63;
  /** It may be the beginning of something encoded. */
  static final long CODED = 1L << 62;
  /** It is no word, but the character before its end may be a sign in the structure. */
  static final long SIGN = 1L << 61;

  private static final int ENTRY_AT = 31;
  private static final int DISTANCE_AT = 46;
  private static final int FARTHEST = (1 << 8) - 1;
  private static final int LEAD_AT = 54;
  static final int MOST_LEAD = (1 << 7) - 1;
  private static final long OF_INTEREST =
      -1L << LEAD_AT | (1L << DISTANCE_AT) - (1L << ENTRY_AT);

  private Word() {}

  /**
   * A word without distance.
   *
   * @param flags of those above
   * @param entry in the lexicon, 0 for none
   */
  static long of(long flags, int entry, int end) {
    return flags | (long) entry << ENTRY_AT | end;
  }

  static long at(long word, int distance) {
    return word | (long) Math.min(distance, FARTHEST) << DISTANCE_AT;
  }

  /** A word that is in no lexicon and leads to a wording; as it was for nothing. */
  static long leading(long word, int lead) {
    return word | (long) Math.min(lead, MOST_LEAD) << LEAD_AT;
  }

  static int lead(long word) {
    return (int) (word >>> LEAD_AT) & MOST_LEAD;
  }

  static int end(long word) {
    return (int) word & Integer.MAX_VALUE;
  }

  static int entry(long word) {
    return (int) (word >>> ENTRY_AT) & (1 << DISTANCE_AT - ENTRY_AT) - 1;
  }

  /** In words; a sentence's end counts for some. */
  static int distance(long word) {
    return (int) (word >>> DISTANCE_AT) & FARTHEST;
  }

  static boolean is(long flag, long word) {
    return (word & flag) != 0;
  }

  /** Whether it is in the lexicon, leads to a wording, or is odd. */
  static boolean isOfInterest(long word) {
    return (word & OF_INTEREST) != 0;
  }

  static boolean isPlain(long word) {
    return word >>> 61 == 0;
  }
}
