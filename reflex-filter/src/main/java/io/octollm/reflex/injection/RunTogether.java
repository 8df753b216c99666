package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/** Words of the lexicon inside of a run of letters that is longer than any word. Immutable. */
final class RunTogether {
  private static final int SHORTEST_INSIDE = 4;
  /** In letters; what is longer may be words run together. */
  private static final int LONGEST_IN_NAME = 12;
  private static final int LEAST_BESIDE = 3;

  private final Lexicon lexicon;

  RunTogether(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Whether a word was read out of letters that go on before or behind it. */
  static boolean is(Text text, int from, int end) {
    return end < text.length() && Letters.at(text, end) > 0 && !UnspacedWords.is(text.charAt(end - 1))
        || from > 0 && Letters.at(text, from) > 0 && Letters.at(text, from - 1) > 0;
  }

  /** The first word of the lexicon inside of a long run of letters that is no piece of another, or the run's end. */
  long first(Text text, int start, long flags) {
    int end = text.length();
    int i = start;
    int code = Letters.at(text, i);
    while (code > 0) {
      int next = i + 1 < end ? Letters.at(text, i + 1) : Letters.BORDER;
      long found = next > 0 && lexicon.begins(code, next) ? longest(text, i) : 0;
      if (found != 0 && !isPiece(text, i, Word.end(found))) {
        return flags | found;
      }
      i++;
      code = next;
    }
    return Word.of(flags, 0, i);
  }

  /**
   * Whether a word is only a piece of a longer one in a name whose words begin in capitals, as play is in
   * maxPlayerLatency. A word of some length beside other letters may be one that was run together with another.
   */
  private static boolean isPiece(Text text, int start, int end) {
    int from = start;
    while (from > 0 && end - from <= LONGEST_IN_NAME && isSmall(text, from)
        && Character.isLetter(text.charAt(from - 1))) {
      from--;
    }
    int to = end;
    while (to - from <= LONGEST_IN_NAME && isSmall(text, to)) {
      to++;
    }
    boolean named = isSmall(text, from - 1) && !isSmall(text, from)
        || isSmall(text, to - 1) && to < text.length() && Character.isUpperCase(text.charAt(to));
    int beside = to - from - (end - start);
    boolean telling = end - start > SHORTEST_INSIDE && beside >= LEAST_BESIDE;
    return named && beside > 0 && to - from <= LONGEST_IN_NAME && !telling && isOneName(text, start, end);
  }

  /** Whether no letter but the first is a capital, as in a name and not where capitals are thrown about. */
  private static boolean isOneName(Text text, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (!isSmall(text, i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSmall(Text text, int at) {
    return at >= 0 && at < text.length() && Character.isLowerCase(text.charAt(at));
  }

  private long longest(Text text, int start) {
    int end = text.length();
    long best = 0;
    long hash = 0;
    for (int i = start; i < end && (i == start || lexicon.mayGoOn(hash)); i++) {
      int code = Letters.at(text, i);
      if (code <= 0) {
        break;
      }
      hash = Lexicon.next(hash, code);
      int entry = i - start + 1 >= SHORTEST_INSIDE ? lexicon.find(hash) : 0;
      best = entry == 0 ? best : Word.of(0, entry, i + 1);
    }
    return best;
  }
}
