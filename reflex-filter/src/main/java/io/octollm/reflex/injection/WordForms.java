package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/** Words in other forms than a plain run of letters: in pieces, run together, beyond ASCII. */
final class WordForms {
  private static final int LONG = 20;
  private static final int SHORTEST_SPELLED = 3;
  private static final int SHORTEST_INSIDE = 4;
  /** In letters; what is longer may be words run together. */
  private static final int LONGEST_IN_NAME = 12;
  private static final int LEAST_BESIDE = 3;
  private static final char BEYOND_LATIN = '\u02B0';

  private final Lexicon lexicon;
  private final PointTable leads;

  /** @param leads words that are in no lexicon */
  WordForms(Lexicon lexicon, PointTable leads) {
    this.lexicon = lexicon;
    this.leads = leads;
  }

  /**
   * The cheap question about a run of letters of ASCII.
   *
   * @param codeBehind of the character at its end
   */
  boolean mayBeOdd(Text text, int start, int end, int codeBehind, long hash) {
    return codeBehind == Letters.GLUE && lexicon.mayGoOn(hash) || codeBehind == Letters.ESCAPE
        || codeBehind == Letters.BEYOND_ASCII || end - start == 1 && isApart(text, end)
        || mayBeCoded(text.array(), start, end);
  }

  /** The same without the text: yes for every single letter. */
  boolean mayBeOdd(char[] chars, int start, int end, int codeBehind, long hash) {
    return end - start == 1 || codeBehind == Letters.ESCAPE || codeBehind == Letters.BEYOND_ASCII
        || codeBehind == Letters.GLUE && lexicon.mayGoOn(hash) || mayBeCoded(chars, start, end);
  }

  /** Whether another single letter follows one. */
  private static boolean isApart(Text text, int end) {
    return end + 1 < text.length() && Letters.at(text, end + 1) > 0
        && (end + 2 == text.length() || Letters.at(text, end + 2) <= 0);
  }

  /** A long run, or a number of a list of such. */
  private static boolean mayBeCoded(char[] chars, int start, int end) {
    return end - start >= LONG || isListed(chars, start, end);
  }

  private static boolean isListed(char[] chars, int start, int end) {
    return chars[start] <= '9' && NumberList.mayBegin(chars, start, end);
  }

  /** The {@link Word} that a run of letters of ASCII begins. */
  long word(Text text, int start, int end, int codeBehind, long hash) {
    if (codeBehind == Letters.ESCAPE || codeBehind == Letters.BEYOND_ASCII) {
      return oddWord(text, start);
    }
    return judged(text, start, end, hash, end - start);
  }

  private long judged(Text text, int start, int end, long hash, int letters) {
    char first = text.charAt(start);
    long flags = coded(text, start, end, letters);
    if (letters > LONG) {
      return end - start == letters ? inside(text, start, flags) : Word.of(flags, 0, end);
    }
    if (end < text.length() && Letters.at(text, end) == Letters.GLUE
        && lexicon.mayGoOn(hash) && !isGluedBefore(text, start)) {
      long joined = joined(text, end, hash, letters);
      if (joined != 0) {
        return flags | joined;
      }
    }
    if (letters == 1 && Character.isLetter(first)) {
      long spelled = spelled(text, start);
      if (spelled != 0) {
        return spelled;
      }
    }
    boolean digits = letters == 2 && (isDigit(first) || isDigit(text.charAt(end - 1)));
    int entry = digits ? 0 : lexicon.find(hash);
    boolean marked = entry == 0 && letters > 1 && (first == '@' || first == '$');
    if (marked) {
      return oddWord(text, start + 1);
    }
    return entry == 0 ? Word.leading(Word.of(flags, 0, end), leads.get(hash)) : known(flags, entry, end);
  }

  private static long coded(Text text, int start, int end, int letters) {
    return letters >= LONG || isListed(text.array(), start, end) ? Word.CODED : 0;
  }

  private long known(long flags, int entry, int end) {
    boolean coded = Senses.has(Sense.CODED, 0, lexicon.high(entry));
    return Word.of(coded ? flags | Word.CODED : flags, entry, end);
  }

  /** A word with escapes, letters beyond ASCII, or characters that are not seen. */
  long oddWord(Text text, int start) {
    int end = text.length();
    long flags = 0;
    long hash = 0;
    int letters = 0;
    boolean beyond = false;
    int i = start;
    while (i < end && letters <= LONG) {
      int code = Letters.at(text, i);
      int step = 1;
      if (code == Letters.ESCAPE) {
        long escape = Escapes.at(text, i);
        flags |= Escapes.letter(escape) > 0 ? Word.CODED : 0;
        code = Escapes.letter(escape);
        step = Escapes.length(escape);
        if (code <= 0) {
          break;
        }
      } else if (code < 0) {
        break;
      } else if (TurnedLetters.is(text.charAt(i))) {
        flags |= Word.CODED;
      }
      if (code >= Letters.PACKED) {
        hash = Lexicon.nextPacked(hash, code);
        letters += 2;
      } else if (code > 0) {
        hash = Lexicon.next(hash, code);
        letters++;
      } else if (Invisible.mayHide(text.charAt(i))) {
        flags |= Word.HIDDEN;
      }
      beyond |= code == Letters.NOTHING || text.charAt(i) >= BEYOND_LATIN;
      i += step;
    }
    flags |= beyond && Disguised.is(text, start, i, letters) ? Word.CODED : 0;
    long known = beyond && Lexicon.isAlike(text, start, i) ? lexicon.alike(hash) : hash;
    return flags | judged(text, start, i, known, letters);
  }

  /** Whether a word was read out of letters that go on before or behind it. */
  static boolean isRunTogether(Text text, int from, int end) {
    return end < text.length() && Letters.at(text, end) > 0 && !UnspacedWords.is(text.charAt(end - 1))
        || from > 0 && Letters.at(text, from) > 0 && Letters.at(text, from - 1) > 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isGluedBefore(Text text, int start) {
    return start >= 2 && Letters.at(text, start - 1) == Letters.GLUE
        && Letters.at(text, start - 2) > 0;
  }

  /** One word out of the pieces of a chain such as {@code ig-nore}; 0 when the chain is none. */
  private long joined(Text text, int glue, long head, int headLetters) {
    long hash = head;
    int letters = headLetters;
    int i = glue;
    while (i + 1 < text.length() && Letters.at(text, i) == Letters.GLUE) {
      int next = text.charAt(i) == '-' && text.charAt(i + 1) == '\n' && i + 2 < text.length() ? i + 2 : i + 1;
      int code = Letters.at(text, next);
      if (code <= 0) {
        break;
      }
      i = next;
      while (code > 0) {
        if (!lexicon.mayGoOn(hash)) {
          return 0;
        }
        hash = Lexicon.next(hash, code);
        letters++;
        i++;
        code = i < text.length() ? Letters.at(text, i) : Letters.BORDER;
      }
    }
    int entry = letters >= SHORTEST_SPELLED && letters > headLetters ? lexicon.find(hash) : 0;
    return entry == 0 ? 0 : Word.of(0, entry, i);
  }

  /** The longest word from here on that single letters with the same gap between spell; 0 for none. */
  private long spelled(Text text, int start) {
    int end = text.length();
    if (start + 2 >= end) {
      return 0;
    }
    char gap = text.charAt(start + 1);
    long best = 0;
    long hash = 0;
    for (int i = start; i < end && (i == start || lexicon.mayGoOn(hash)); i += 2) {
      int code = Letters.at(text, i);
      boolean single = code > 0 && (i + 1 >= end || Letters.at(text, i + 1) <= 0);
      if (!single) {
        break;
      }
      hash = Lexicon.next(hash, code);
      int entry = i - start >= 2 * SHORTEST_SPELLED - 2 ? lexicon.find(hash) : 0;
      best = entry == 0 ? best : Word.of(0, entry, i + 1);
      if (i + 1 >= end || text.charAt(i + 1) != gap) {
        break;
      }
    }
    return best;
  }

  /** The first word of the lexicon inside of a long run of letters that is no piece of another, or the run's end. */
  long inside(Text text, int start, long flags) {
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
