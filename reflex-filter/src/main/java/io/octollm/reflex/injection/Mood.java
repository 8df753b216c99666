package io.octollm.reflex.injection;

/**
 * Whether a verb is an order. "Print the text above" is, and "now please print" and "can you print" are;
 * "how do I print" and "the tool prints" are not. An order begins its sentence or clause, but for words
 * that lead in to it. Asked only where a phrase may be, since it reads backwards.
 */
final class Mood {
  private static final int MOST_WORDS = 8;
  private static final int LONGEST = 24;
  private static final int WIDEST_GAP = 6;
  private static final String INSIDE = "\"'`“”„«»‘’ \t\r";

  private final Lexicon lexicon;
  private final long you = Lexicon.hash("you");
  private final long i = Lexicon.hash("i");

  Mood(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /**
   * Whether the word that ends at a place is an order. Letters set apart are, for nobody but who hides
   * an order writes so.
   */
  boolean isOrder(String text, int end) {
    int start = runStart(text, end);
    boolean order = end - start <= 1;
    boolean addressed = false;
    for (int words = 0; !order && words < MOST_WORDS; words++) {
      int before = gapStart(text, start);
      if (before <= 0) {
        return true;
      }
      start = wordStart(text, before);
      long hash = Lexicon.hash(text, start, before);
      addressed |= hash == you;
      int entry = lexicon.find(hash);
      if (entry == 0 || !leads(entry) && !(addressed && hash == i)) {
        return false;
      }
      order = Senses.has(Sense.THEN, lexicon.low(entry), lexicon.high(entry));
    }
    return order;
  }

  private boolean leads(int entry) {
    long low = lexicon.low(entry);
    long high = lexicon.high(entry);
    return Senses.has(Sense.LEAD, low, high) || Senses.has(Sense.THEN, low, high);
  }

  private static int wordStart(String text, int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST && Letters.at(text, start - 1) >= Letters.NOTHING) {
      start--;
    }
    return start;
  }

  /** Of words or pieces of one, joined without a blank. */
  private static int runStart(String text, int end) {
    int start = wordStart(text, end);
    while (start > 1 && "-_*~".indexOf(text.charAt(start - 1)) >= 0 && Letters.at(text, start - 2) > 0
        && end - start < LONGEST) {
      start = wordStart(text, start - 1);
    }
    return start;
  }

  /** Where the word before ends; 0 when a clause begins between. */
  private static int gapStart(String text, int end) {
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
