package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Passphrases of words that a dash, dot or underscore joins, some of them with a capital as few names in code have,
 * or with digits behind: {@code Canyon-orbit-falcon-Pepper}, {@code violin_domino_Glacier}, {@code pepper.Canyon.29}.
 */
final class WordChain {
  private static final int LEAST_WORDS = 3;
  private static final int LEAST_LETTERS = 3;

  private WordChain() {}

  /** Whether a span is one. */
  static boolean is(Text text, int start, int end) {
    int words = 0;
    int capitals = 0;
    boolean within = false;
    char joint = 0;
    int at = start;
    while (at < end) {
      int wordEnd = wordEnd(text, at, end);
      if (wordEnd - at < LEAST_LETTERS) {
        return words >= LEAST_WORDS && Alphabet.DIGITS.runEnd(text, at, end - at) >= end && capitals > 0;
      }
      if (PasswordValue.isOfSentence(text, at, wordEnd)) {
        return false;
      }
      boolean capital = Chars.is(text.charAt(at), Chars.UPPER);
      within |= words > 0 && capital;
      words++;
      capitals += capital ? 1 : 0;
      if (wordEnd == end) {
        return words >= LEAST_WORDS && joint != '.' && capitals > 0
            && (within && capitals < words || words > LEAST_WORDS && joint == '-');
      }
      char c = text.charAt(wordEnd);
      if (c != '-' && c != '.' && c != '_' || joint != 0 && c != joint) {
        return false;
      }
      joint = c;
      at = wordEnd + 1;
    }
    return false;
  }

  /** A capital and small letters, or small letters only. */
  private static int wordEnd(Text text, int start, int end) {
    int at = Chars.is(text.charAt(start), Chars.UPPER) ? start + 1 : start;
    while (at < end && Chars.is(text.charAt(at), Chars.LOWER)) {
      at++;
    }
    return at;
  }
}
