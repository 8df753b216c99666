package io.octollm.reflex.injection;

import java.util.Arrays;

/**
 * Words of certain senses in a certain order, with few words between: a sign of injection.
 *
 * @param signal the sign's name in a verdict
 * @param score 0 to 1, of this phrase alone
 * @param stages the senses in order
 * @param gaps how many words farther than the stage before each stage may stand; the first is unused
 * @param orders bit by bit, the stages whose word has to be an order, as {@link Mood} tells
 * @param ordered the senses of those stages
 */
record Phrase(Signal signal, double score, Sense[] stages, int[] gaps, int orders, Senses ordered) {
  static final int LAST_PLACE = (1 << 10) - 1;

  private static final int PLACE_BITS = 10;
  private static final double MOST_OF_HINT = 0.3;
  /** A phrase of so much is no accident of the words of a name. */
  private static final double STRONG = 0.7;
  private static final double SHARE_IN_NAME = 0.7;

  /** Reads a line such as {@code OVERRIDE .9 ^IGNORE 4 PRIOR 4 RULES}; a hat marks an order. */
  static Phrase of(String line) {
    String[] parts = line.strip().split(" ");
    Sense[] stages = new Sense[(parts.length - 1) / 2];
    int[] gaps = new int[stages.length];
    int orders = 0;
    Senses ordered = Senses.of();
    for (int i = 0; i < stages.length; i++) {
      String name = parts[2 + 2 * i];
      boolean order = name.startsWith("^");
      stages[i] = Sense.valueOf(order ? name.substring(1) : name);
      gaps[i] = i == 0 ? 0 : Integer.parseInt(parts[1 + 2 * i]);
      orders |= order ? 1 << i : 0;
      ordered = order ? ordered.and(Senses.of(stages[i])) : ordered;
    }
    return new Phrase(Signal.valueOf(parts[0]), Double.parseDouble(parts[1]), stages, gaps, orders, ordered);
  }

  /** The same without the words that are in every text, nor asking for orders: where this is not, it is not. */
  Phrase ofTelling() {
    Sense[] some = telling();
    int[] between = new int[some.length];
    int gap = 0;
    int kept = 0;
    for (int i = 0; kept < some.length; i++) {
      gap += gaps[i];
      if (stages[i] == some[kept]) {
        between[kept] = kept == 0 ? 0 : gap;
        kept++;
        gap = 0;
      }
    }
    return new Phrase(signal, score, some, between, 0, Senses.of());
  }

  /** Whether a stage asks of its word that it be an order. */
  boolean isOrder(int stage) {
    return (orders >> stage & 1) == 1;
  }

  /** Its score where it ends in letters run together, as in {@code stopReplicationToReplica}: less, if it is faint. */
  double scoreInName() {
    return score < STRONG ? SHARE_IN_NAME * score : score;
  }

  /** Whether it tells only beside another phrase. */
  boolean isHint() {
    return score <= MOST_OF_HINT;
  }

  /** The sense of which ordinary text has the fewest words, the first of several. */
  Sense rarest() {
    Sense[] some = telling();
    Sense rarest = some[0];
    for (Sense sense : some) {
      rarest = sense.commonness() < rarest.commonness() ? sense : rarest;
    }
    return rarest;
  }

  /** The senses that are not in every text, in their order. */
  Sense[] telling() {
    Sense[] some = new Sense[stages.length];
    int count = 0;
    for (Sense sense : stages) {
      if (Senses.of(sense).tell()) {
        some[count++] = sense;
      }
    }
    return Arrays.copyOf(some, count);
  }

  /**
   * What is reached with one more word, later stages first, so that a word never fills two of them.
   *
   * @param before the last place of each stage, side by side; 0 for never
   * @param low the senses of the word, as {@link Senses#low}
   * @param high the other half of them
   * @param order whether the word is one
   * @param place from 1 to {@link #LAST_PLACE}
   * @return the same with this word's place; below 0 when the phrase is complete
   */
  long reached(long before, long low, long high, boolean order, int place) {
    long after = before;
    for (int stage = stages.length - 1; stage >= 0; stage--) {
      if (Senses.has(stages[stage], low, high) && (order || !isOrder(stage))
          && (stage == 0 || isNear(before, stage, place))) {
        if (stage == stages.length - 1) {
          return -1;
        }
        int at = stage * PLACE_BITS;
        after = after & ~((long) LAST_PLACE << at) | (long) place << at;
      }
    }
    return after;
  }

  private boolean isNear(long places, int stage, int place) {
    int last = (int) (places >>> (stage - 1) * PLACE_BITS) & LAST_PLACE;
    return last != 0 && place - last <= gaps[stage];
  }
}
