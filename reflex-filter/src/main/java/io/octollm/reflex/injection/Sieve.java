package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells cheaply where no phrase can be: by the telling senses that come together, then by all senses,
 * then, where few phrases are left, by looking for each of them alone. Hints are not looked for, since
 * they tell nothing without a phrase beside them. Immutable.
 */
final class Sieve {
  private static final int MOST_TRIES = 4;

  private final Lexicon lexicon;
  private final WordReader reader;
  private final Mood mood;
  private final Phrase[] phrases;
  private final Phrase[] ofTelling;
  private final Senses[] all;
  /** By the rarest of its senses. */
  private final int[][] byKey = new int[Sense.values().length][];
  /** Of the same phrases, two each: the halves of their telling senses. */
  private final long[][] telling = new long[Sense.values().length][];
  private final Senses keys;

  /**
   * @param reader of all words of the lexicon
   */
  Sieve(Lexicon lexicon, WordReader reader, Mood mood, List<Phrase> table) {
    this.lexicon = lexicon;
    this.reader = reader;
    this.mood = mood;
    this.phrases = table.stream().filter(p -> !p.isHint()).toArray(Phrase[]::new);
    this.ofTelling = new Phrase[phrases.length];
    this.all = new Senses[phrases.length];
    Arrays.fill(byKey, new int[0]);
    Arrays.fill(telling, new long[0]);
    Senses seen = Senses.of();
    for (int i = 0; i < phrases.length; i++) {
      ofTelling[i] = phrases[i].ofTelling();
      all[i] = Senses.of(phrases[i].stages());
      Sense rarest = phrases[i].rarest();
      seen = seen.and(Senses.of(rarest));
      int key = rarest.ordinal();
      int count = byKey[key].length;
      byKey[key] = Arrays.copyOf(byKey[key], count + 1);
      byKey[key][count] = i;
      Senses tell = Senses.of(phrases[i].telling());
      telling[key] = Arrays.copyOf(telling[key], 2 * count + 2);
      telling[key][2 * count] = tell.low();
      telling[key][2 * count + 1] = tell.high();
    }
    this.keys = seen;
  }

  /**
   * Whether a phrase may be in a stretch of text.
   *
   * @param low the telling senses of its words, as {@link Senses#low}
   * @param high the other half of them
   * @param seen its telling words; null where their order is not to matter, beside another sign
   * @param stretch to be used for all of its words
   */
  boolean mayHold(
      long low, long high, @Nullable Stretch seen, Text text, int from, int to, Stretch stretch) {
    long first = low & keys.low();
    long second = high & keys.high();
    for (long rest = first; rest != 0; rest &= rest - 1) {
      if (anyIn(Long.numberOfTrailingZeros(rest), low, high, seen)) {
        return holds(first, second, text, from, to, stretch);
      }
    }
    for (long rest = second; rest != 0; rest &= rest - 1) {
      if (anyIn(64 + Long.numberOfTrailingZeros(rest), low, high, seen)) {
        return holds(first, second, text, from, to, stretch);
      }
    }
    return false;
  }

  private boolean anyIn(int key, long low, long high, @Nullable Stretch seen) {
    long[] some = telling[key];
    for (int i = 0; i < some.length; i += 2) {
      if ((some[i] & ~low | some[i + 1] & ~high) == 0
          && (seen == null || isNear(ofTelling[byKey[key][i / 2]], seen))) {
        return true;
      }
    }
    return false;
  }

  /** Whether the telling words of a phrase stand in their order, and as near as they have to. */
  private boolean isNear(Phrase phrase, Stretch seen) {
    long reached = 0;
    for (int i = 0; i < seen.count(); i++) {
      int entry = Word.entry(seen.word(i));
      int place = Math.min(Phrase.LAST_PLACE, seen.place(i) - seen.place(0) + 1);
      reached = phrase.reached(reached, lexicon.low(entry), lexicon.high(entry), false, place);
      if (reached < 0) {
        return true;
      }
    }
    return false;
  }

  private boolean holds(long first, long second, Text text, int from, int to, Stretch stretch) {
    stretch.open(1);
    for (int at = from; at < to; ) {
      at = Word.end(reader.read(text, at, to, Integer.MAX_VALUE, stretch));
    }
    long low = 0;
    long high = 0;
    for (int i = 0; i < stretch.count(); i++) {
      int entry = Word.entry(stretch.word(i));
      low |= lexicon.low(entry);
      high |= lexicon.high(entry);
    }
    int tries = 0;
    for (long rest = first; rest != 0; rest &= rest - 1) {
      tries = tried(byKey[Long.numberOfTrailingZeros(rest)], low, high, text, stretch, tries);
    }
    for (long rest = second; rest != 0; rest &= rest - 1) {
      tries = tried(byKey[64 + Long.numberOfTrailingZeros(rest)], low, high, text, stretch, tries);
    }
    return tries > MOST_TRIES;
  }

  /** How many phrases were tried; more than the most when one was found. */
  private int tried(int[] some, long low, long high, Text text, Stretch stretch, int before) {
    int tries = before;
    for (int phrase : some) {
      if (tries <= MOST_TRIES && all[phrase].in(low, high)) {
        tries = holds(phrases[phrase], text, stretch) ? MOST_TRIES + 1 : tries + 1;
      }
    }
    return tries;
  }

  private boolean holds(Phrase phrase, Text text, Stretch stretch) {
    long reached = 0;
    for (int i = 0; i < stretch.count(); i++) {
      long word = stretch.word(i);
      int entry = Word.entry(word);
      long low = lexicon.low(entry);
      long high = lexicon.high(entry);
      boolean order = phrase.ordered().meet(low, high) && mood.isOrder(text, Word.end(word), low, high);
      reached = phrase.reached(reached, low, high, order, Math.min(Phrase.LAST_PLACE, stretch.place(i)));
      if (reached < 0) {
        return true;
      }
    }
    return false;
  }
}
