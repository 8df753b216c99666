package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/**
 * Whether a verb is an order. "Print the text above" is, and "now please print" and "I want you to print"
 * are; "how do I print" and "the tool must print" are not. An order begins its clause, or has "you" for
 * its subject, but for words that lead in to it. Asked only where a phrase may be, since it reads backwards.
 */
final class Mood {
  private static final int MOST_WORDS = 8;
  private static final int LONGEST = 24;
  private static final int WIDEST_GAP = 6;
  private static final String INSIDE = "\"'`“”„«»‘’ \t\r";

  private static final String APOSTROPHES = "'’";
  private static final Senses ASKING = Senses.of(Sense.IF, Sense.WHEN, Sense.WHAT);

  private final Lexicon lexicon;

  Mood(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Whether the word that ends at a place is an order. Letters set apart are, for nobody but who hides
   * an order writes so.
   *
   * @param low its senses, as {@link Senses#low}
   * @param high the other half of them
   */
  boolean isOrder(Text text, int end, long low, long high) {
    if (UnspacedWords.is(text.charAt(end - 1))) {
      return UnspacedMood.isOrder(text, lexicon.unspaced().start(lexicon, text, end), end);
    }
    return !isReference(text, end) && (isOrderByForm(low, high) || isOrder(text, end))
        && !(Senses.has(Sense.IGNORE, low, high) && isNegated(text, end))
        && !(Senses.has(Sense.REVEAL, low, high) && isForbidden(text, end));
  }

  /** "See" is never an order: it sends a reader elsewhere, and who wants to see something asks to be let see it. */
  private static boolean isReference(Text text, int end) {
    return text.regionMatches(true, end - 3, "see", 0, 3) && (end == 3 || Letters.at(text, end - 4) <= 0);
  }

  /** Whether it is an order wherever it stands, as Polish verbs show: what must be done, and is not "you must". */
  private static boolean isOrderByForm(long low, long high) {
    return Senses.has(Sense.MUST, low, high) && !Senses.has(Sense.YOU, low, high);
  }

  private boolean isOrder(Text text, int end) {
    int start = runStart(text, end);
    boolean order = end - start <= 1;
    boolean addressed = false;
    for (int words = 0; !order && words < MOST_WORDS; words++) {
      int before = gapStart(text, start);
      if (before <= 0) {
        return true;
      }
      start = wordStart(text, before);
      int entry = lexicon.find(text, start, before);
      long low = entry == 0 ? 0 : lexicon.low(entry);
      long high = entry == 0 ? 0 : lexicon.high(entry);
      order = Senses.has(Sense.THEN, low, high);
      addressed |= Senses.has(Sense.YOU, low, high);
      if (!order && !Senses.has(Sense.LEAD, low, high)) {
        return addressed && !ASKING.meet(low, high);
      }
    }
    return order;
  }

  /**
   * Whether the word that ends at a place is said not to be done: "don't forget" is the opposite of
   * "forget". Nothing may stand between, so that no order is hidden by a negation of something else.
   */
  boolean isNegated(Text text, int end) {
    int before = gapStart(text, runStart(text, end));
    if (before > 0 && is(Sense.NOT, text, negationStart(text, before), before)) {
      return true;
    }
    int behind = end;
    while (behind < text.length() && Letters.at(text, behind) == Letters.BLANK) {
      behind++;
    }
    int close = behind;
    while (close < text.length() && close - behind < LONGEST && Letters.at(text, close) > 0) {
      close++;
    }
    return close < text.length() && text.charAt(close) == ',' && is(Sense.NOT, text, behind, close);
  }

  /** Whether it is never to be done, as a password is never to be told; asked of less than a negation may be. */
  private boolean isForbidden(Text text, int end) {
    int before = gapStart(text, runStart(text, end));
    return before > 0 && is(Sense.NEVER, text, negationStart(text, before), before);
  }

  private boolean is(Sense sense, Text text, int from, int to) {
    int entry = lexicon.find(text, from, to);
    return entry > 0 && Senses.has(sense, lexicon.low(entry), lexicon.high(entry));
  }

  /** Of a word that may be in two pieces, as "don't" is. */
  private static int negationStart(Text text, int end) {
    int start = wordStart(text, end);
    boolean piece = end - start == 1 && start > 1 && APOSTROPHES.indexOf(text.charAt(start - 1)) >= 0;
    return piece ? wordStart(text, start - 1) : start;
  }

  private static int wordStart(Text text, int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST && Letters.at(text, start - 1) >= Letters.NOTHING) {
      start--;
    }
    return start;
  }

  /** Of words or pieces of one, joined without a blank. */
  private static int runStart(Text text, int end) {
    int start = wordStart(text, end);
    while (start > 1 && "-_*~".indexOf(text.charAt(start - 1)) >= 0 && Letters.at(text, start - 2) > 0
        && end - start < LONGEST) {
      start = wordStart(text, start - 1);
    }
    return start;
  }

  /** Where the word before ends; 0 when a clause begins between. */
  private static int gapStart(Text text, int end) {
    int at = end;
    while (at > 0 && Letters.at(text, at - 1) < Letters.NOTHING) {
      char c = text.charAt(at - 1);
      boolean joins = (c == '-' || c == '_') && at < text.length() && Letters.at(text, at) > 0;
      if (end - at >= WIDEST_GAP || INSIDE.indexOf(c) < 0 && !joins) {
        return 0;
      }
      at--;
    }
    return at;
  }
}
