package io.octollm.reflex.injection;

import java.util.Arrays;

/** The senses of one word, or of several: a set in two halves of 64 bits. Immutable. */
record Senses(long low, long high) {
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
    for (Sense sense : Sense.values()) {
      if (sense.parts().stream().anyMatch(this::has)) {
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
    return Arrays.stream(Sense.values()).anyMatch(s -> has(s) && !Sense.EVERYWHERE.contains(s));
  }

  boolean has(Sense sense) {
    return has(sense, low, high);
  }

  static boolean has(Sense sense, long low, long high) {
    return ((sense.ordinal() < 64 ? low : high) >>> sense.ordinal() & 1) == 1;
  }
}
