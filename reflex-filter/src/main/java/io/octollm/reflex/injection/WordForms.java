package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/** Words in other forms than a plain run of letters: in pieces, run together, beyond ASCII. */
final class WordForms {
  private static final int LONG = 20;
  private static final int SHORTEST_SPELLED = 3;
  private static final char BEYOND_LATIN = '\u02B0';

  private final Lexicon lexicon;
  private final PointTable leads;
  private final RunTogether runTogether;

  /** @param leads words that are in no lexicon */
  WordForms(Lexicon lexicon, PointTable leads, RunTogether runTogether) {
    this.lexicon = lexicon;
    this.leads = leads;
    this.runTogether = runTogether;
  }

  /**
   * The cheap question about a run of letters of ASCII.
   *
   * @param codeBehind of the character at its end
   */
  boolean mayBeOdd(Text text, int start, int end, int codeBehind, long hash) {
    return codeBehind == Letters.GLUE && lexicon.mayGoOn(hash) || codeBehind == Letters.ESCAPE
        || codeBehind == Letters.BEYOND_ASCII || end - start == 1 && isApart(text, end)
        || mayBeCoded(text.array(), start, end) || isMarked(text.charAt(start));
  }

  /** The same without the text, and so that less is left. */
  boolean mayBeOdd(char[] chars, int start, int end, int codeBehind, long hash) {
    return codeBehind == Letters.ESCAPE || codeBehind == Letters.BEYOND_ASCII
        || codeBehind == Letters.GLUE && lexicon.mayGoOn(hash) && mayJoin(chars, end + 1, hash)
        || mayBeCoded(chars, start, end) || isMarked(chars[start]) || end - start == 1 && isBesideSingle(chars, start);
  }

  /** Whether what follows a mark between letters goes on a word, as far as two of its letters tell. */
  private boolean mayJoin(char[] chars, int next, long hash) {
    int code = Letters.ofAscii(chars[next]);
    return code == Letters.BEYOND_ASCII || code == Letters.LINE
        || code > 0 && (Letters.ofAscii(chars[next + 1]) <= 0 || lexicon.mayGoOn(Lexicon.next(hash, code)));
  }

  /** Whether another single letter may stand before or behind one. */
  private static boolean isBesideSingle(char[] chars, int i) {
    return i < 3 || i + 3 >= chars.length || mayBeLetter(chars[i + 2]) && Letters.ofAscii(chars[i + 3]) <= 0
        || mayBeLetter(chars[i - 2]) && Letters.ofAscii(chars[i - 3]) <= 0;
  }

  private static boolean mayBeLetter(char c) {
    return Letters.ofAscii(c) > 0 || Letters.ofAscii(c) == Letters.BEYOND_ASCII;
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

  /** Whether it is a letter to a reader, or a mark before a name: {@code @dmin}, {@code @copilot}, {@code $HOME}. */
  private static boolean isMarked(char c) {
    return c == '@' || c == '$';
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
      return end - start == letters ? runTogether.first(text, start, flags) : Word.of(flags, 0, end);
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
    if (entry == 0 && letters > 1 && isMarked(first)) {
      return oddWord(text, start + 1);
    }
    return entry == 0 ? Word.leading(Word.of(flags, 0, end), leads.get(hash)) : known(flags, entry, end);
  }

  /**
   * The {@link Word} that a run of two letters of ASCII or more is, nothing before it nor behind it making it another;
   * 0 when it is of no interest, and coded where it has to be judged by what is around it.
   */
  long plain(char[] chars, int start, int end, long hash) {
    char first = chars[start];
    int entry = end - start == 2 && (isDigit(first) || isDigit(chars[end - 1])) ? 0 : lexicon.findLikely(hash);
    if (entry > 0) {
      return known(0, entry, end);
    }
    int lead = leads.find(hash);
    return lead == 0 ? 0 : Word.leading(Word.of(0, 0, end), lead);
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
}
