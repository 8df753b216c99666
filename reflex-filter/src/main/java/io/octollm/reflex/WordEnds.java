package io.octollm.reflex;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Letters of any script by table, where words end (at everything that is no letter, and where camelCase
 * goes up), and by what few letters most words are told apart.
 */
final class WordEnds {
  static final int LETTER = 1;
  static final int UPPER = 2;
  static final int LOWER = 4;
  /** How many bits a kind has. */
  static final int BITS = 3;
  private static final int CODE_COUNT = 64;
  private static final int[] EVERY_CODE = IntStream.range(0, CODE_COUNT).toArray();
  /** As long as a char has values, so that no look-up is ever out of bounds; 0 for what is no letter. */
  static final byte[] KINDS = kinds();
  /** 1 where a word ends between two kinds, the first one's bits before the second one's. */
  static final byte[] ENDS = ends();

  /** Some bits of each letter, the same for the small and the capital one; 0 for what is no letter. */
  private static final byte[] CODES = codes();
  /** One more than any {@link #ending}. */
  private static final int ENDINGS = 1 << 14;

  private WordEnds() {}

  /** The last three letters before a place as a number; what is no letter counts as one of its own. */
  static int ending(char[] chars, int end) {
    return end > 2 ? ending(CODES[chars[end - 3]], CODES[chars[end - 2]], CODES[chars[end - 1]])
        : ending(0, end == 2 ? CODES[chars[0]] : 0, CODES[chars[end - 1]]);
  }

  /** The same where a dot between two letters does not count, as in S.S.N. */
  static int endingOverDots(char[] chars, int end) {
    int second = behindDot(chars, end - 2);
    int third = behindDot(chars, second - 1);
    return ending(third < 0 ? 0 : CODES[chars[third]], second < 0 ? 0 : CODES[chars[second]],
        CODES[chars[end - 1]]);
  }

  private static int behindDot(char[] chars, int at) {
    return at > 0 && chars[at] == '.' ? at - 1 : at;
  }

  private static int ending(int third, int second, int last) {
    return (third * 67 + second) * 61 + last & ENDINGS - 1;
  }

  /** All endings that a text can have which ends with one of some words or names, a bit each. */
  static long[] endings(@Nullable String... words) {
    long[] endings = new long[ENDINGS / Long.SIZE];
    for (String word : words) {
      if (word != null) {
        mark(endings, word.substring(word.lastIndexOf(' ') + 1));
      }
    }
    return endings;
  }

  private static void mark(long[] endings, String word) {
    int last = CODES[word.charAt(word.length() - 1)];
    for (int third : codesAt(word, word.length() - 3)) {
      for (int second : codesAt(word, word.length() - 2)) {
        int ending = ending(third, second, last);
        endings[ending >>> 6] |= 1L << ending;
      }
    }
  }

  /** The code of a letter; before a short word may stand any. */
  private static int[] codesAt(String word, int at) {
    return at < 0 ? EVERY_CODE : new int[] {CODES[word.charAt(at)]};
  }

  static boolean has(long[] endings, int ending) {
    return (endings[ending >>> 6] >>> ending & 1) != 0;
  }

  /** Whether a word ends between two characters. */
  static boolean isBetween(char c, char next) {
    return ENDS[KINDS[c] << BITS | KINDS[next]] != 0;
  }

  private static byte[] codes() {
    byte[] codes = new byte[Character.MAX_VALUE + 1];
    for (int i = 0; i < codes.length; i++) {
      char small = Chars.small((char) i);
      codes[i] = (byte) (small == 0 ? 0 : 1 + small % (CODE_COUNT - 1));
    }
    return codes;
  }

  private static byte[] kinds() {
    byte[] kinds = new byte[Character.MAX_VALUE + 1];
    for (int i = 0; i < kinds.length; i++) {
      char c = (char) i;
      if (Chars.small(c) != 0) {
        kinds[i] = (byte) (LETTER | (isCaseless(c) ? 0
            : Character.isUpperCase(c) ? UPPER : Character.isLowerCase(c) ? LOWER : 0));
      }
    }
    return kinds;
  }

  /** Of most letters there are, Han, Kana and Hangul, it is known without asking. */
  private static boolean isCaseless(char c) {
    return c >= 0x3000 && c < 0xA640 || c >= 0xAC00 && c < 0xD800;
  }

  private static byte[] ends() {
    byte[] ends = new byte[1 << 2 * BITS];
    for (int kind = LETTER; kind < 1 << BITS; kind += 2) {
      for (int next = 0; next < 1 << BITS; next++) {
        boolean rises = (kind & LOWER) != 0 && (next & UPPER) != 0;
        ends[kind << BITS | next] = (byte) (next == 0 || rises ? 1 : 0);
      }
    }
    return ends;
  }
}
