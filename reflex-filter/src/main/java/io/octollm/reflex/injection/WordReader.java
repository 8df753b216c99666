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

  /** So many words on that are no common ones may be coded. */
  private static final int STRANGE = 4;

  private final WordMarks marks;
  private final WordForms forms;
  private final RunTogether runTogether;
  private final int colon;
  private final Lexicon lexicon;
  private final UnspacedWords unspaced;

  /**
   * @param marks which words of the lexicon, and of the leads, to stop at, and which are common ones, for it stops
   *     where some on are none, too
   * @param leads of words that are in no lexicon
   */
  WordReader(Lexicon lexicon, WordMarks marks, PointTable leads) {
    this.marks = marks;
    this.runTogether = new RunTogether(lexicon);
    this.forms = new WordForms(lexicon, leads, runTogether);
    this.colon = lexicon.colon();
    this.lexicon = lexicon;
    this.unspaced = lexicon.unspaced();
  }

  /**
   * Reads on to the next word that has to be looked at: one that is odd, one of interest behind which the stretch is
   * full, or an empty one at the end of the text.
   *
   * @param to the place in the text behind which the stretch is full
   * @param full the same in words
   * @param into takes in the words of interest
   */
  long read(Text text, int from, int to, int full, Stretch into) {
    int length = text.length();
    int i = from;
    if (i > 0 && i < length && Letters.at(text, i) > 0 && Letters.at(text, i - 1) > 0) {
      long word = runTogether.first(text, i, 0);
      i = Word.end(word);
      if (Word.entry(word) > 0) {
        return passed(word, 1, into);
      }
    }
    char[] chars = text.array();
    int strange = 0;
    while (i < length) {
      long passed = pass(chars, i, length, to, full, strange, into);
      strange = (int) (passed >>> Integer.SIZE);
      i = (int) passed;
      if (strange >= STRANGE || i == length || into.end() == i && (into.place() >= full || i >= to)) {
        break;
      }
      int code = Letters.ofAscii(chars[i]);
      if (code <= 0) {
        long gap = between(text, i, Math.max(from, into.end()), code);
        i = Word.end(gap);
        if (Word.isOfInterest(gap)) {
          return passed(gap, Word.distance(gap), into);
        }
        into.pass(Word.distance(gap));
        continue;
      }
      int start = i;
      long hash = 0;
      do {
        hash = Lexicon.next(hash, code);
        i++;
        code = Letters.ofAscii(chars[i]);
      } while (code > 0);
      int distance = i - start == 1 && isSpelledOn(text, i) ? 0 : 1;
      int mark = marks.of(hash);
      if ((mark & WordMarks.STOP) != 0 || i == length || forms.mayBeOdd(text, start, i, code, hash)) {
        long word = forms.word(text, start, i, code, hash);
        i = Word.end(word);
        if (Word.isOfInterest(word)) {
          return passed(word, distance, into);
        }
        strange = i - start > 1 ? next(strange, mark, chars[start]) : strange;
      }
      into.pass(distance);
      if (strange >= STRANGE) {
        break;
      }
    }
    return Word.of(strange >= STRANGE ? Word.CODED : 0, 0, i);
  }

  private static long passed(long word, int distance, Stretch into) {
    into.pass(distance);
    if (Word.entry(word) > 0 || Word.lead(word) > 0) {
      into.add(word);
    }
    return word;
  }

  /**
   * Passes over plain words, taking in those of interest, and over what parts them: a loop of its own that calls next
   * to nothing, for nearly all of a text is read here.
   *
   * @param before how many words on were no common ones
   * @return the place of what is to be looked at, or the end, or where the stretch is full, and in the upper half how
   *     many words on were no common ones: when enough, behind the last of them
   */
  private long pass(char[] chars, int from, int length, int to, int full, int before, Stretch into) {
    int distance = 0;
    int strange = before;
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
        int mark = marks.of(hash);
        long word = (mark & WordMarks.STOP) == 0 ? 0 : forms.plain(chars, start, i, hash);
        if (i == length || !Word.isPlain(word) || forms.mayBeOdd(chars, start, i, code, hash)) {
          i = start;
          break;
        }
        distance++;
        if (word != 0) {
          into.pass(distance);
          into.add(word);
          distance = 0;
          strange = 0;
          if (into.place() >= full || i >= to) {
            break;
          }
        } else if (i - start > 1 && (code != Letters.GLUE || chars[i + 1] <= ' ')) {
          strange = next(strange, mark, chars[start]);
          if (strange >= STRANGE) {
            break;
          }
        }
        if (code == Letters.GLUE && word == 0) {
          distance += chars[i] == '.' && chars[i + 1] <= ' ' ? FARTHER : 0;
          i++;
        }
      } else if (code == Letters.BLANK || code == Letters.BORDER) {
        i++;
      } else if (code == Letters.GLUE && isAlone(chars, i)
          || code == Letters.MARK && isNoSign(chars, i, Math.max(from, into.end()))) {
        distance += (chars[i] == '.' || chars[i] == '!') && chars[i + 1] <= ' ' ? FARTHER : 0;
        i++;
      } else if (code == Letters.LINE && i < length) {
        distance += i > 0 && chars[i - 1] == '\n' && !isLetterAlone(chars, i) ? FARTHER : 0;
        i++;
      } else {
        break;
      }
    }
    into.pass(distance);
    return (long) strange << Integer.SIZE | i;
  }

  /** How many words on are no common ones, one more or none again: without a branch, for half of all words are. */
  private static int next(int strange, int mark, char first) {
    int common = mark >>> 1 | first - ':' >>> Integer.SIZE - 1;
    return strange + 1 & common - 1;
  }

  /** Whether a line of one letter stands before an empty one, as where words are spelled in lines. */
  private static boolean isLetterAlone(char[] chars, int i) {
    return i >= 3 && chars[i - 3] == '\n' && Letters.ofAscii(chars[i - 2]) > 0;
  }

  /** Whether the single letter before a place goes on a word that is spelled in single letters. */
  private static boolean isSpelledOn(Text text, int end) {
    return end >= 3 && Letters.at(text, end - 2) <= 0 && Letters.at(text, end - 3) > 0
        && (end == 3 || Letters.at(text, end - 4) <= 0);
  }

  /** Whether a mark that joins is no part of a sign in the structure, nor of Morse. */
  private static boolean isAlone(char[] chars, int i) {
    char next = chars[i + 1];
    return (i == 0 || chars[i - 1] != chars[i]) && next != '.' && next != '-' && next < 128;
  }

  private static boolean endsAt(Text text, int i) {
    return i + 1 >= text.length() || text.charAt(i + 1) <= ' ';
  }

  /** Whether a mark is neither a sign in the structure nor a colon behind a word of interest. */
  private static boolean isNoSign(char[] chars, int i, int from) {
    char next = chars[i + 1];
    return switch (chars[i]) {
      case '{', '!' -> true;
      case ':' -> next > ' ' || i > from + 1;
      case '=' -> (next == ' ' || next == '"' || next >= 'a' && next <= 'z') && (i == 0 || chars[i - 1] != '=');
      default -> false;
    };
  }

  /** What stands where no plain word does and no blank: mostly the end of a line or of a sentence. */
  private long between(Text text, int i, int from, int code) {
    if (code == Letters.LINE) {
      boolean empty = i > 0 && text.charAt(i - 1) == '\n' && !isLetterAlone(text.array(), i);
      return Word.at(Word.of(0, 0, i + 1), empty ? FARTHER : 0);
    }
    if (code == Letters.GLUE && (i == 0 || text.charAt(i - 1) != text.charAt(i))) {
      return Morse.mayBegin(text, i) ? Word.of(Word.CODED, 0, i + 1) : Word.of(0, 0, i + 1);
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
      case Letters.STOP -> ends || c == '？' ? Word.at(nothing, FARTHER) : nothing;
      case Letters.ESCAPE -> escaped(text, i);
      case Letters.GLUE -> Morse.mayBegin(text, i) ? nothing | Word.CODED
          : StructureSigns.mayBegin(text, i) ? nothing | Word.SIGN : nothing;
      case Letters.MARK -> StructureSigns.mayBegin(text, i) ? nothing | Word.SIGN
          : mayBeCode(text, i, c) ? nothing | Word.CODED
          : c == '!' && ends || c == '！' ? Word.at(nothing, FARTHER)
          : (c == ':' && ends || c == '：') && i > 0 && i <= from + 1 ? Word.at(Word.of(0, colon, i + 1), 1)
          : nothing;
      default -> c < UnspacedWords.FIRST_MARK ? nothing : unspaced(text, i, from, c);
    };
  }

  /** A word that has no blank behind it, or a mark between such words. */
  private long unspaced(Text text, int i, int from, char c) {
    return UnspacedWords.is(c) ? unspaced.next(lexicon, text, i)
        : c == '。' ? Word.at(Word.of(0, 0, i + 1), FARTHER)
        : c == '】' && i == from ? Word.at(Word.of(0, colon, i + 1), 1) : Word.of(0, 0, i + 1);
  }

  private static boolean mayBeCode(Text text, int i, char c) {
    char next = c == '=' || c == '<' ? text.at(i + 1) : ' ';
    return next == '~' || next >= '2' && next <= '7' && EscapedRun.mayBegin(text, i);
  }

  private long escaped(Text text, int i) {
    long escape = Escapes.at(text, i);
    if (escape == Escapes.NONE) {
      return Word.of(0, 0, i + 1);
    }
    if (Escapes.letter(escape) > 0) {
      return Word.at(forms.oddWord(text, i), 1);
    }
    int end = i + Escapes.length(escape);
    boolean again = (char) escape == '%' && Escapes.digit(text.at(end), 16) >= 0;
    return Word.of(again ? Word.CODED : 0, 0, end);
  }
}
