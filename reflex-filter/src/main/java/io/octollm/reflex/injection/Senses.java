package io.octollm.reflex.injection;

import java.util.Arrays;

/** The senses of one word, or of several: a set in two halves of 64 bits. Immutable. */
record Senses(long low, long high) {
  private static final Sense[] ALL = Sense.values();
  /** The parts of each sense, by its number: asked for every word of the lexicon. */
  private static final Senses[] PARTS = Arrays.stream(ALL)
      .map(sense -> of(sense.parts().toArray(Sense[]::new))).toArray(Senses[]::new);
  private static final Senses TELLING = of(Arrays.stream(ALL)
      .filter(sense -> !Sense.EVERYWHERE.contains(sense)).toArray(Sense[]::new));

  static Senses of(Sense... senses) {
    Senses all = new Senses(0, 0);
    for (Sense sense : senses) {
      all = all.and(sense.ordinal() < 64
          ? new Senses(1L << sense.ordinal(), 0) : new Senses(0, 1L << sense.ordinal()));
    }
    return all;
  }

  Senses and(Senses other) {
    return new Senses(low | other.low, high | other.high);
  }

  /** With the senses of which these have a part. */
  Senses withWholes() {
    Senses all = this;
    for (Sense sense : ALL) {
      if (meet(PARTS[sense.ordinal()].low, PARTS[sense.ordinal()].high)) {
        all = all.and(of(sense));
      }
    }
    return all;
  }

  boolean meet(long otherLow, long otherHigh) {
    return (low & otherLow | high & otherHigh) != 0;
  }

  boolean in(long otherLow, long otherHigh) {
    return (low & ~otherLow | high & ~otherHigh) == 0;
  }

  /** Whether one of them is not in every text. */
  boolean tell() {
    return meet(TELLING.low, TELLING.high);
  }

  boolean has(Sense sense) {
    return has(sense, low, high);
  }

  static boolean has(Sense sense, long low, long high) {
    return ((sense.ordinal() < 64 ? low : high) >>> sense.ordinal() & 1) == 1;
  }

  // Written out because the JVM makes a record's own with classes that it spins at the first call, at each start.
  @Override
  public boolean equals(Object other) {
    return other instanceof Senses senses && low == senses.low && high == senses.high;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(low) * 31 + Long.hashCode(high);
  }
}
