package io.octollm.reflex.injection;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells cheaply where no phrase can be: first by the senses that come together, then, where few
 * phrases are left, by reading for each of them alone. Allocates nothing. Immutable.
 */
final class Sieve {
  private static final int MOST_TRIES = 3;

  private final Lexicon lexicon;
  private final WordReader reader;
  private final Phrase[] phrases;
  private final Senses[] needed;
  /** By the rarest of its senses. */
  private final int[][] byKey = new int[Sense.values().length][];
  private final Senses keys;

  Sieve(Lexicon lexicon, WordReader reader, List<Phrase> phrases) {
    this.lexicon = lexicon;
    this.reader = reader;
    this.phrases = phrases.toArray(Phrase[]::new);
    this.needed = phrases.stream().map(p -> Senses.of(p.telling().toArray(Sense[]::new))).toArray(Senses[]::new);
    this.keys = Senses.of(phrases.stream().map(Phrase::rarest).toArray(Sense[]::new));
    for (Sense sense : Sense.values()) {
      byKey[sense.ordinal()] = IntStream.range(0, this.phrases.length)
          .filter(i -> this.phrases[i].rarest() == sense).toArray();
    }
  }

  /**
   * Whether a phrase may be in a stretch of text.
   *
   * @param low the senses of its words, as {@link Senses#low}
   * @param high the other half of them
   */
  boolean mayHold(long low, long high, String text, int from, int to) {
    int tries = 0;
    long rest = low & keys.low();
    long then = high & keys.high();
    while ((rest | then) != 0) {
      boolean first = rest != 0;
      int key = first ? Long.numberOfTrailingZeros(rest) : 64 + Long.numberOfTrailingZeros(then);
      rest &= rest - 1;
      then &= first ? then : then - 1;
      for (int phrase : byKey[key]) {
        if (needed[phrase].in(low, high) && (++tries > MOST_TRIES || holds(phrases[phrase], text, from, to))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The places where each stage was last reached lie side by side in one number. */
  private boolean holds(Phrase phrase, String text, int from, int to) {
    long reached = 0;
    int place = 1;
    for (int at = from; at < to; ) {
      long word = reader.next(text, at);
      at = Word.end(word);
      place = Math.min(Phrase.LAST_PLACE, place + Word.distance(word));
      int entry = Word.entry(word);
      if (entry > 0) {
        reached = phrase.reached(reached, lexicon.low(entry), lexicon.high(entry), place);
        if (reached < 0) {
          return true;
        }
      }
    }
    return false;
  }
}
