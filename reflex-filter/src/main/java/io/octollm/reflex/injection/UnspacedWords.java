package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/**
 * Words of languages that put no blanks between them: at each place in a run of their characters the longest word of
 * the lexicon that begins there. Each is found by a hash, among no more lengths than words of its first character
 * have. What is not known counts as half a word a character, for the distances.
 */
final class UnspacedWords {
  /** None of these languages has a character before. */
  static final char FIRST_MARK = '\u3001';

  private static final char FIRST = '\u3005';
  private static final char KANA = '\u3041';
  private static final char MIDDLE_DOT = '\u30FB';
  private static final char LAST_KANA = '\u30FE';
  private static final char HAN = '\u3400';
  private static final char LAST = '\u9FFF';
  /** In characters. */
  private static final int LONGEST = 14;

  /** By the first character, in characters. */
  private final byte[] longest = new byte[LAST - FIRST + 1];
  private final Filter beginnings = new Filter();

  /** Whether a character is of such a language. */
  static boolean is(char c) {
    return c >= FIRST && c <= LAST && (c >= HAN || isKana(c) || c == FIRST);
  }

  static boolean isKana(char c) {
    return c >= KANA && c <= LAST_KANA && c != MIDDLE_DOT;
  }

  /** By which a word is known, other than by its letters, since these characters are none. */
  static long hash(CharSequence word, int from, int end) {
    long hash = 0;
    for (int i = from; i < end; i++) {
      hash = Lexicon.next(hash, word.charAt(i));
    }
    return hash;
  }

  /** While the lexicon is made. */
  void add(String word) {
    int of = word.charAt(0) - FIRST;
    if (word.length() > LONGEST) {
      throw new IllegalArgumentException("more than " + LONGEST + " characters: " + word);
    }
    longest[of] = (byte) Math.max(longest[of], word.length());
    for (int i = 1; i < word.length(); i++) {
      beginnings.add(hash(word, 0, i));
    }
  }

  /** The {@link Word} at a place, with its distance, or what stands before the next one, as an empty one. */
  long next(Lexicon lexicon, Text text, int from) {
    long word = at(lexicon, text, from);
    if (word != 0) {
      return Word.at(word, 1);
    }
    int at = from + 1;
    while (is(text.at(at)) && at(lexicon, text, at) == 0) {
      at++;
    }
    return Word.at(Word.of(0, 0, at), (at - from) / 2);
  }

  /** The longest word at a place; 0 for none. */
  private long at(Lexicon lexicon, Text text, int from) {
    int most = longest[text.charAt(from) - FIRST];
    long hash = 0;
    long word = 0;
    for (int i = from; i < from + most && is(text.at(i)); i++) {
      hash = Lexicon.next(hash, text.charAt(i));
      int entry = lexicon.find(hash);
      word = entry == 0 ? word : Word.of(0, entry, i + 1);
      if (!beginnings.mayHave(hash)) {
        break;
      }
    }
    return word;
  }

  /** Where the longest word begins that ends at a place. */
  int start(Lexicon lexicon, Text text, int end) {
    int start = end - 1;
    for (int from = end - 1; from >= 0 && end - from <= LONGEST && is(text.charAt(from)); from--) {
      boolean may = longest[text.charAt(from) - FIRST] >= end - from;
      start = may && lexicon.find(hash(text, from, end)) > 0 ? from : start;
    }
    return start;
  }
}
