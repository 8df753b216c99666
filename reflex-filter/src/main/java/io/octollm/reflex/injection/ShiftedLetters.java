package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Words whose letters were shifted by any number in the alphabet, mirrored in it, or set backwards. The steps from
 * letter to letter of a word are the same whatever the shift, so that one look-up finds the word and the shift; a few
 * words of one shift are no accident.
 */
final class ShiftedLetters {
  private static final int LETTERS = 26;
  private static final int MIRRORED = 1;
  private static final int BACKWARDS = 2;
  private static final int SHORTEST = 3;
  private static final int SHORTEST_IN_LEXICON = 5;
  /** Letters beyond the second of words that agree. */
  private static final int LEAST = 4;
  private static final int LONGEST = 24;
  private static final int BEFORE = 240;
  private static final int BEHIND = 400;
  /** Where one word at least has to agree with itself, and where all that vote stand, in characters. */
  private static final int FIRST = 40;
  private static final int VOTING = 64;
  /** That tell words of one stretch apart, each a bit of a long. */
  private static final int VOTER_BITS = 6;

  private ShiftedLetters() {}

  /** By the steps of a word: the kind and the first letter. Made when first asked for, as few texts ask. */
  private static final class Steps {
    static final PointTable OF_WORDS = ofWords();

    private static PointTable ofWords() {
      PointTable steps = new PointTable();
      for (String word : CommonWords.all()) {
        add(steps, word, SHORTEST);
      }
      for (Language language : Language.values()) {
        language.words().keySet().forEach(word -> add(steps, word, SHORTEST_IN_LEXICON));
      }
      return steps;
    }

    private static void add(PointTable steps, String word, int shortest) {
      for (int i = 0; i < word.length(); i++) {
        if (word.charAt(i) < 'a' || word.charAt(i) > 'z') {
          return;
        }
      }
      if (word.length() >= shortest) {
        put(steps, word, 0, 1);
        put(steps, word, MIRRORED, -1);
        put(steps, backwards(word), BACKWARDS, 1);
      }
    }

    private static void put(PointTable steps, String word, int kind, int sign) {
      long key = 0;
      for (int i = 1; i < word.length(); i++) {
        key = step(key, sign * (word.charAt(i) - word.charAt(i - 1)));
      }
      if (steps.get(key) == 0) {
        steps.put(key, kind << 5 | word.charAt(0) & 31);
      }
    }
  }

  private static long step(long key, int letters) {
    return Lexicon.next(key, (letters < 0 ? letters + LETTERS : letters) + 1);
  }

  /** What is said around a place in words that are none; null for nothing. */
  static @Nullable Encoded at(Text text, int least, int to) {
    if (key(text, Math.max(least, to - FIRST), to, 1) < 0) {
      return null;
    }
    int key = key(text, Math.max(least, to - VOTING), Math.min(text.length(), to + VOTING), LEAST);
    if (key < 0) {
      return null;
    }
    int from = to;
    while (from > least && to - from < BEFORE && text.charAt(from - 1) != '\n') {
      from--;
    }
    int end = to;
    while (end < text.length() && end - to < BEHIND && text.charAt(end) != '\n') {
      end++;
    }
    String run = text.substring(from, end);
    String said = decoded(run, key, false);
    return new Encoded(
        key / LETTERS == BACKWARDS ? decoded(backwards(run), key, true) + ".\n\n" + said : said, end, true);
  }

  /**
   * The kind and the shift on which most words agree that are none as they stand; below 0 for none. A word that comes
   * again agrees with itself and has no second vote.
   */
  private static int key(Text text, int from, int to, int least) {
    int key = -1;
    int weight = 0;
    long voted = 0;
    int at = from;
    while (at < to) {
      int start = at;
      long hash = 0;
      char before = 0;
      while (at < text.length() && isLetter(text.charAt(at)) && at - start <= LONGEST) {
        char c = (char) (text.charAt(at) | 32);
        hash = at == start ? 0 : step(hash, c - before);
        before = c;
        at++;
      }
      int length = at - start;
      int found = length >= SHORTEST ? Steps.OF_WORDS.get(hash) : 0;
      int vote = found == 0 ? -1 : key(found, text.charAt(start) & 31);
      long voter = 1L << Lexicon.mixed(hash, VOTER_BITS);
      if (vote > 0 && (voted & voter) == 0) {
        voted |= voter;
        int more = length - SHORTEST + 1;
        weight = vote == key ? weight + more : weight - more;
        key = weight < 0 ? vote : key;
        weight = Math.abs(weight);
      }
      at = Math.max(at, start + 1);
    }
    return weight >= least ? key : -1;
  }

  private static int key(int found, int first) {
    int known = found & 31;
    return switch (found >> 5) {
      case MIRRORED -> MIRRORED * LETTERS + (first + known) % LETTERS;
      case BACKWARDS -> first == known ? BACKWARDS * LETTERS : -1;
      default -> Math.floorMod(first - known, LETTERS);
    };
  }

  private static boolean isLetter(char c) {
    return (c | 32) >= 'a' && (c | 32) <= 'z';
  }

  /**
   * Every word as it was; one that is common as it stands in the text parts what is said before it from what is said
   * behind.
   *
   * @param turned whether the run is the text from its end
   */
  private static String decoded(String run, int key, boolean turned) {
    StringBuilder out = new StringBuilder(run.length());
    for (int at = 0; at < run.length(); ) {
      int start = at;
      while (at < run.length() && isLetter(run.charAt(at))) {
        at++;
      }
      if (at == start) {
        out.append(run.charAt(at++));
        continue;
      }
      int inText = turned ? key : 0;
      int said = turned ? 0 : key;
      if (at - start > 1 && isCommon(run, start, at, inText) && !isCommon(run, start, at, said)) {
        out.append('.');
      } else {
        for (int i = start; i < at; i++) {
          out.append(letter(run, start, at, i, said));
        }
      }
    }
    return out.toString();
  }

  private static boolean isCommon(String run, int from, int to, int key) {
    long hash = 0;
    for (int i = from; i < to; i++) {
      hash = Lexicon.next(hash, letter(run, from, to, i, key) & 31);
    }
    return CommonWords.has(hash);
  }

  private static String backwards(String text) {
    return new StringBuilder(text).reverse().toString();
  }

  /** A letter of a word as it was; as it stands with the key 0. */
  private static char letter(String run, int from, int to, int i, int key) {
    return key / LETTERS == BACKWARDS ? run.charAt(from + to - 1 - i) : decoded(run.charAt(i), key);
  }

  private static char decoded(char c, int key) {
    int letter = c & 31;
    int shift = key % LETTERS;
    int plain = switch (key / LETTERS) {
      case MIRRORED -> shift - letter;
      default -> letter - shift;
    };
    return (char) (c & ~31 | Math.floorMod(plain - 1, LETTERS) + 1);
  }
}
