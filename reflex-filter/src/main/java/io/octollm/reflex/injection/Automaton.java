package io.octollm.reflex.injection;

import java.util.Arrays;
import java.util.List;

/**
 * The phrases as a machine that is fed words: for each phrase it knows the last place where each of
 * its stages was reached. A word costs only the stages that it may reach. Immutable; what it knows
 * of a text lies in an array that the caller keeps.
 */
final class Automaton {
  private static final int STAGES = 6;
  private static final int LONG_AGO = -1000;
  private static final int ORDERED = 1;
  private static final int LAST = 2;
  private static final int GAP_AT = 2;
  private static final int MOST_GAP = 63;
  private static final int PHRASE_AT = 8;

  private final Phrase[] phrases;
  private final Senses ordered;
  /**
   * By sense and stage: the phrases that have the sense there, each as its number, the gap before it, whether it ends
   * there and whether an order is asked for. All that most steps need, so that they touch no phrase.
   */
  private final int[][] steps = new int[Sense.values().length * STAGES][];

  Automaton(List<Phrase> phrases) {
    this.phrases = phrases.toArray(Phrase[]::new);
    this.ordered = phrases.stream().map(Phrase::ordered).reduce(Senses.of(), Senses::and);
    Arrays.fill(steps, new int[0]);
    for (int phrase = 0; phrase < this.phrases.length; phrase++) {
      Sense[] stages = this.phrases[phrase].stages();
      for (int stage = 0; stage < stages.length; stage++) {
        int step = stages[stage].ordinal() * STAGES + stage;
        steps[step] = Arrays.copyOf(steps[step], steps[step].length + 1);
        steps[step][steps[step].length - 1] = step(phrase, stage);
      }
    }
  }

  private int step(int index, int stage) {
    Phrase phrase = phrases[index];
    int gap = stage == 0 ? 0 : phrase.gaps()[stage];
    if (gap > MOST_GAP) {
      throw new IllegalArgumentException("a gap of " + gap + " words, " + MOST_GAP + " at most: " + phrase);
    }
    int last = stage == phrase.stages().length - 1 ? LAST : 0;
    return index << PHRASE_AT | gap << GAP_AT | last | (phrase.isOrder(stage) ? ORDERED : 0);
  }

  /** What is known at the beginning of a text, in an array that was used before if it is long enough. */
  int[] start(int[] used) {
    int size = phrases.length * STAGES;
    int[] reached = used.length < size ? new int[size] : used;
    Arrays.fill(reached, 0, size, LONG_AGO);
    return reached;
  }

  /** Whether it makes a difference that a word of these senses is an order. */
  boolean asksOrder(long low, long high) {
    return ordered.meet(low, high);
  }

  /**
   * Later stages first, so that one word never fills two of them.
   *
   * @param runTogether whether the word was read out of a longer run of letters, so that faint phrases count less
   */
  void feed(
      long low, long high, boolean order, boolean runTogether, int place, int[] reached, SignalBoard board) {
    for (int stage = STAGES - 1; stage >= 0; stage--) {
      feed(low, 0, order, runTogether, stage, place, reached, board);
      feed(high, 64, order, runTogether, stage, place, reached, board);
    }
  }

  private void feed(long senses, int first, boolean order, boolean runTogether, int stage, int place, int[] reached,
      SignalBoard board) {
    for (long rest = senses; rest != 0; rest &= rest - 1) {
      int sense = first + Long.numberOfTrailingZeros(rest);
      for (int step : steps[sense * STAGES + stage]) {
        int cell = (step >>> PHRASE_AT) * STAGES + stage;
        if ((order || (step & ORDERED) == 0)
            && (stage == 0 || isNear(reached[cell - 1], place, step >>> GAP_AT & MOST_GAP))) {
          reached[cell] = place;
          if ((step & LAST) != 0) {
            ended(phrases[step >>> PHRASE_AT], runTogether, place, board);
          }
        }
      }
    }
  }

  private static void ended(Phrase phrase, boolean runTogether, int place, SignalBoard board) {
    board.put(phrase.signal(), runTogether ? phrase.scoreInName() : phrase.score(), place);
  }

  private static boolean isNear(int before, int place, int gap) {
    return before != place && place - before <= gap;
  }
}
