package io.octollm.reflex.injection;

/**
 * The words of interest that were read last, in blocks that end where something was looked at: this one and the one
 * before hold any phrase, and with the one before that any window of words, wherever a text around it lets the blocks
 * begin. Used again for the next text. For one thread.
 */
final class Blocks {
  static final int WORDS = 16;

  private final Stretch words = new Stretch();
  private int wordsBefore;
  private long low;
  private long high;
  private long lowBefore;
  private long highBefore;
  private boolean unspaced;
  private boolean unspacedBefore;
  private int start;
  private int startBefore;
  private int startLongBefore;
  private int place;
  private int placeBefore;

  /** Begins a text. */
  void open() {
    words.open(0);
    wordsBefore = 0;
    low = 0;
    high = 0;
    lowBefore = 0;
    highBefore = 0;
    unspaced = false;
    unspacedBefore = false;
    start = 0;
    startBefore = 0;
    startLongBefore = 0;
    place = 0;
    placeBefore = 0;
  }

  /** Those of this block and of the one before. */
  Stretch words() {
    return words;
  }

  /** The place in words from which on this block is full. */
  int full() {
    return place + WORDS;
  }

  /** Takes in the senses of a word. */
  void add(long ofLow, long ofHigh) {
    low |= ofLow;
    high |= ofHigh;
  }

  /** Takes in that a word has no blank behind it. */
  void addUnspaced() {
    unspaced = true;
  }

  /** Begins the next block. */
  void next(int at) {
    words.dropFirst(wordsBefore);
    wordsBefore = words.count();
    lowBefore = low;
    highBefore = high;
    low = 0;
    high = 0;
    unspacedBefore = unspaced;
    unspaced = false;
    startLongBefore = startBefore;
    startBefore = start;
    start = at;
    placeBefore = place;
    place = words.place();
  }

  /** The senses of all words, as {@link Senses#low}. */
  long low() {
    return low | lowBefore;
  }

  /** The other half of them. */
  long high() {
    return high | highBefore;
  }

  boolean isUnspaced() {
    return unspaced || unspacedBefore;
  }

  /** Where in the text the block before begins. */
  int startBefore() {
    return startBefore;
  }

  /** Where the one before that begins. */
  int startLongBefore() {
    return startLongBefore;
  }

  /** The place in words where the block before begins. */
  int placeBefore() {
    return placeBefore;
  }
}
