package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/**
 * Reads the words of the lexicon in a text, as a reader would say them: escapes are read as what they
 * stand for, letters that were set apart or joined by hyphens as one word, words that were run together
 * as several. It keeps no state and makes no objects. Time is linear in the text.
 */
final class WordReader {
  /** How much farther apart words of two sentences are than words of one. */
  private static final int FARTHER = 2;

  private final Filter filter;
  private final WordForms forms;
  private final int colon;

  /**
   * @param filter which words of the lexicon, and of the leads, to stop at
   * @param leads of words that are in no lexicon
   */
  WordReader(Lexicon lexicon, Filter filter, PointTable leads) {
    this.filter = filter;
    this.forms = new WordForms(lexicon, leads);
    this.colon = lexicon.colon();
  }

  /** The next {@link Word} that is in the lexicon or odd, or an empty one at the end of the text. */
  long next(Text text, int from) {
    int length = text.length();
    int distance = 0;
    int i = from;
    if (i > 0 && i < length && Letters.at(text, i) > 0 && Letters.at(text, i - 1) > 0) {
      long word = forms.inside(text, i, 0);
      if (Word.entry(word) > 0) {
        return Word.at(word, 1);
      }
      i = Word.end(word);
    }
    char[] chars = text.array();
    while (i < length) {
      long passed = pass(chars, i, length);
      distance += (int) (passed >>> Integer.SIZE);
      i = (int) passed;
      if (i == length) {
        break;
      }
      int code = Letters.ofAscii(chars[i]);
      if (code > 0) {
        int start = i;
        long hash = 0;
        do {
          hash = Lexicon.next(hash, code);
          i++;
          code = Letters.ofAscii(chars[i]);
        } while (code > 0);
        if (i >= length) {
          return Word.at(forms.word(text, start, length, Letters.BORDER, hash), distance + 1);
        }
        distance += i - start == 1 && isSpelledOn(text, i) ? 0 : 1;
        if (filter.mayHave(hash) || forms.mayBeOdd(text, start, i, code, hash)) {
          long word = forms.word(text, start, i, code, hash);
          i = Word.end(word);
          if (Word.isOfInterest(word)) {
            return Word.at(word, Math.max(1, distance));
          }
        }
      } else if (code == Letters.BLANK || code == Letters.BORDER) {
        i++;
      } else {
        long gap = between(text, i, from, code);
        if (Word.isOfInterest(gap)) {
          return Word.at(gap, distance + Word.distance(gap));
        }
        distance += Word.distance(gap);
        i = Word.end(gap);
      }
    }
    return Word.at(Word.of(0, 0, length), distance);
  }

  /**
   * Passes over plain words that are not to be stopped at, and over what parts them: a loop of its own
   * that calls next to nothing, for nearly all of a text is read here.
   *
   * @return the place of what is to be looked at, or the end, and in the upper half the distance so far
   */
  private long pass(char[] chars, int from, int length) {
    int distance = 0;
    int i = from;
    while (true) {
      int code = Letters.ofAscii(chars[i]);
      if (code > 0) {
        int start = i;
        long hash = 0;
        do {
          hash = Lexicon.next(hash, code);
          i++;
          code = Letters.ofAscii(chars[i]);
        } while (code > 0);
        if (filter.mayHave(hash) || i == length || forms.mayBeOdd(chars[start], i - start, code, hash)) {
          i = start;
          break;
        }
        distance++;
        if (code == Letters.GLUE) {
          distance += chars[i] == '.' && chars[i + 1] <= ' ' ? FARTHER : 0;
          i++;
        }
      } else if (code == Letters.BLANK || code == Letters.BORDER) {
        i++;
      } else if (code == Letters.LINE && i < length) {
        distance += i > 0 && chars[i - 1] == '\n' ? FARTHER : 0;
        i++;
      } else {
        break;
      }
    }
    return (long) distance << Integer.SIZE | i;
  }

  /** Whether the single letter before a place goes on a word that is spelled in single letters. */
  private static boolean isSpelledOn(Text text, int end) {
    return end >= 3 && Letters.at(text, end - 2) <= 0 && Letters.at(text, end - 3) > 0
        && (end == 3 || Letters.at(text, end - 4) <= 0);
  }

  private static boolean isAlone(Text text, int i) {
    return i == 0 || text.charAt(i - 1) != text.charAt(i);
  }

  private static boolean endsAt(Text text, int i) {
    return i + 1 >= text.length() || text.charAt(i + 1) <= ' ';
  }

  /** What stands where no plain word does and no blank: mostly the end of a line or of a sentence. */
  private long between(Text text, int i, int from, int code) {
    if (code == Letters.LINE) {
      return Word.at(Word.of(0, 0, i + 1), i > 0 && text.charAt(i - 1) == '\n' ? FARTHER : 0);
    }
    if (code == Letters.GLUE && isAlone(text, i)) {
      return Word.at(Word.of(0, 0, i + 1), text.charAt(i) == '.' && endsAt(text, i) ? FARTHER : 0);
    }
    return gap(text, i, from);
  }

  /** A mark, an escape, a character beyond ASCII. */
  private long gap(Text text, int i, int from) {
    int code = Letters.at(text, i);
    if (code > 0) {
      return Word.at(forms.oddWord(text, i), 1);
    }
    char c = text.charAt(i);
    long nothing = Word.of(0, 0, i + 1);
    boolean ends = endsAt(text, i);
    return switch (code) {
      case Letters.NOTHING -> Invisible.mayHide(c) ? nothing | Word.HIDDEN : nothing;
      case Letters.STOP -> ends ? Word.at(nothing, FARTHER) : nothing;
      case Letters.ESCAPE -> escaped(text, i);
      case Letters.GLUE -> StructureSigns.mayBegin(text, i) ? nothing | Word.SIGN : nothing;
      case Letters.MARK -> StructureSigns.mayBegin(text, i) ? nothing | Word.SIGN
          : c == '!' && ends ? Word.at(nothing, FARTHER)
          : c == ':' && ends && i > 0 && i <= from + 1 ? Word.at(Word.of(0, colon, i + 1), 1)
          : nothing;
      default -> nothing;
    };
  }

  private long escaped(Text text, int i) {
    long escape = Escapes.at(text, i);
    if (escape == Escapes.NONE) {
      return Word.of(0, 0, i + 1);
    }
    return Escapes.letter(escape) > 0 ? Word.at(forms.oddWord(text, i), 1)
        : Word.of(0, 0, i + Escapes.length(escape));
  }
}
