package io.octollm.reflex.injection;

/**
 * What the words that lead to a wording give together, for as long as they stand near each other: tells
 * cheaply where all words are worth reading. Used again for the next text. For one thread.
 */
final class LeadWindow {
  /** A power of two, and more than a window has words. */
  private static final int KEPT = 32;

  private final int[] leads = new int[KEPT];
  private final int[] places = new int[KEPT];
  private int begin;
  private int end;
  private int sum;
  private int most;
  private boolean any;

  /** Begins a text. */
  void open() {
    begin = end;
    sum = 0;
    most = 0;
    any = false;
  }

  void add(int lead, int place) {
    while (begin != end && places[begin] <= place - WordingWindow.WORDS) {
      leave();
    }
    leads[end] = lead;
    places[end] = place;
    end = end + 1 & KEPT - 1;
    sum += lead;
    if (begin == end) {
      leave();
    }
    most = Math.max(most, sum);
    any = true;
  }

  private void leave() {
    sum -= leads[begin];
    begin = begin + 1 & KEPT - 1;
  }

  /** Whether the text has any. */
  boolean any() {
    return any;
  }

  /** The most that any words near each other gave together since this was asked. */
  int most() {
    int reached = most;
    most = 0;
    return reached;
  }
}
