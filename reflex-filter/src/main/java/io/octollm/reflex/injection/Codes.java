package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * All codes that are read, each asked only where the reader of words saw what it may begin with. One that finds
 * nothing says so after a few characters. Immutable.
 */
final class Codes {
  private static final int LONG = 20;
  private static final char OVERRIDE = '\u202E';
  private static final char END_OF_OVERRIDE = '\u202C';
  private static final int LEAST = 8;
  private static final int MOST = 4096;

  private static final int SHORTEST = 3;
  private static final int MOST_WORDS = 60;
  private static final int LEAST_KNOWN = 2;
  /** One word of so many, at least. */
  private static final int FEWEST_KNOWN = 6;

  private final Lexicon lexicon;
  private final PigLatin pigLatin;

  Codes(Lexicon lexicon) {
    this.lexicon = lexicon;
    pigLatin = new PigLatin(lexicon);
  }

  /**
   * What is said in a code around a place; null for nothing.
   *
   * @param least where what was read before ends
   * @param from where the word begins that may be coded, or before
   * @param to where it ends
   * @param known whether it is in the lexicon
   */
  @Nullable Encoded at(Text text, int least, int from, int to, boolean known) {
    char last = text.charAt(to - 1);
    return switch (last) {
      case '<' -> Ascii85.at(text, to - 1);
      case '=' -> EscapedRun.at(text, to - 1, to);
      case '.', '-', '·', '−' -> Morse.at(text, least, to);
      case '5' -> text.at(to - 3) == '%' ? EscapedRun.at(text, from, to) : inLetters(text, least, from, to, known);
      case ';', '}' -> EscapedRun.at(text, from, to);
      default -> inLetters(text, least, from, to, known);
    };
  }

  private @Nullable Encoded inLetters(Text text, int least, int from, int to, boolean known) {
    int start = to;
    while (start > from && isAlnum(text.charAt(start - 1))) {
      start--;
    }
    boolean digits = start < to && text.charAt(start) <= '9';
    int end = to;
    while (end - start < LONG && isAlnum(text.at(end))) {
      end++;
    }
    Encoded found = digits || end - start >= LONG ? inDigits(text, from, start, to) : null;
    if (found == null && "%\\#=".indexOf(text.at(start - 1)) >= 0) {
      found = EscapedRun.at(text, from, to);
    }
    if (found != null || digits || end - start >= LONG) {
      return found;
    }
    if (TurnedLetters.areBefore(text, to)) {
      return TurnedLetters.at(text, least, to);
    }
    if (isDisguised(text, from, to)) {
      return Disguised.at(text, from, to);
    }
    found = known ? SpellingAlphabet.at(text, least, to) : null;
    if (found == null && text.charAt(to - 1) == 'y') {
      found = pigLatin.at(text, least, to);
    }
    if (found == null) {
      found = ShiftedLetters.at(text, least, to);
      found = found != null && says(Text.of(found.text())) ? found : null;
    }
    return found;
  }

  /** Whether some of its words are known ones, as of no bytes that are read as what they are not. */
  boolean says(Text text) {
    WordCursor cursor = new WordCursor();
    cursor.open(text, 0, text.length());
    int words = 0;
    int known = 0;
    while (words < MOST_WORDS && cursor.next()) {
      boolean word = cursor.end() - cursor.start() >= SHORTEST;
      words += word ? 1 : 0;
      known += word && (CommonWords.has(cursor.hash()) || lexicon.find(cursor.hash()) > 0) ? 1 : 0;
    }
    return known >= Math.max(LEAST_KNOWN, words / FEWEST_KNOWN);
  }

  private static @Nullable Encoded inDigits(Text text, int from, int start, int to) {
    Encoded found = Encoded.at(text, from, to);
    if (found == null && to - start == 8) {
      found = HexDump.at(text, start);
    }
    if (found == null && to - start == 3 && text.charAt(start) > '1') {
      found = Uuencoded.at(text, to);
    }
    if (found == null && Escapes.digit(text.at(start + LONG - 1), 10) >= 0) {
      found = NumberList.inOneRun(text, start);
    }
    return found != null ? found : NumberList.at(text, start);
  }

  private static boolean endsOverride(char c) {
    return c == END_OF_OVERRIDE || c == OVERRIDE || c == '\n';
  }

  private static boolean isDisguised(Text text, int from, int to) {
    int start = to;
    while (start > from && to - start < LONG && text.charAt(start - 1) > ' ') {
      start--;
      char c = text.charAt(start);
      if (c > 127 && !Character.isLowSurrogate(c)) {
        return c != Disguised.TAG;
      }
    }
    return false;
  }

  private static boolean isAlnum(char c) {
    return c >= '0' && c <= '9' || (c | 32) >= 'a' && (c | 32) <= 'z';
  }

  /** What is said in characters that are not seen, or in letters that they turn around; null for nothing. */
  static @Nullable Encoded hidden(Text text, int from, int to) {
    char last = text.charAt(to - 1);
    if (last == OVERRIDE) {
      int end = to;
      while (end < text.length() && end - to < MOST && !endsOverride(text.charAt(end))) {
        end++;
      }
      return end - to < LEAST ? null
          : new Encoded(new StringBuilder(text.substring(to, end)).reverse().toString(), end, true);
    }
    for (int i = from; i < to; i++) {
      if (text.charAt(i) > 127 && HiddenBits.mayBegin(text, i)) {
        return HiddenBits.at(text, i);
      }
    }
    return null;
  }
}
