package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Kinds of characters, by a table of all that a char can be. Offsets are UTF-16 code units. */
final class Chars {
  static final int DIGIT = 1;
  static final int LOWER = 2;
  static final int UPPER = 4;
  static final int HEX = 8;
  private static final int WORD = 16;
  private static final int TOKEN = 32;
  private static final int LOCAL = 64;
  /** From here on scripts have no blanks between words. */
  private static final char UNSPACED = 0x0E00;
  private static final byte[] KINDS = kinds();
  private static final char[] SMALL = small();

  private Chars() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[Character.MAX_VALUE + 1];
    mark(kinds, "0123456789", DIGIT | HEX | WORD | TOKEN | LOCAL);
    for (char c = 'a'; c <= 'z'; c++) {
      mark(kinds, String.valueOf(c), LOWER | WORD | TOKEN | LOCAL);
      mark(kinds, String.valueOf((char) (c - 32)), UPPER | WORD | TOKEN | LOCAL);
    }
    mark(kinds, "abcdefABCDEF", HEX);
    mark(kinds, "_", WORD | TOKEN | LOCAL);
    mark(kinds, "-.", TOKEN | LOCAL);
    mark(kinds, "+%'", LOCAL);
    for (char c = 0x80; c < UNSPACED; c++) {
      kinds[c] |= (byte) (isLetterOfAlphabet(c) ? WORD | LOCAL : 0);
    }
    return kinds;
  }

  /** Each character is asked for its type once: a program that ends soon waits for this table. */
  private static char[] small() {
    char[] small = new char[Character.MAX_VALUE + 1];
    for (int i = 0; i < small.length; i++) {
      char c = (char) i;
      small[i] = switch (Character.getType(c)) {
        case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER -> Character.toLowerCase(c);
        case Character.LOWERCASE_LETTER, Character.MODIFIER_LETTER, Character.OTHER_LETTER -> c;
        default -> 0;
      };
    }
    return small;
  }

  private static void mark(byte[] kinds, String chars, int kind) {
    for (int i = 0; i < chars.length(); i++) {
      kinds[chars.charAt(i)] |= (byte) kind;
    }
  }

  static boolean is(char c, int kind) {
    return (KINDS[c] & kind) != 0;
  }

  /** A letter of any script as a small one; 0 for what is no letter. */
  static char small(char c) {
    return SMALL[c];
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Any letter of any script. */
  static boolean isLetter(char c) {
    return WordEnds.KINDS[c] != 0;
  }

  static boolean isAlnum(char c) {
    return is(c, DIGIT | LOWER | UPPER);
  }

  static boolean isToken(char c) {
    return is(c, TOKEN);
  }

  /** What may stand before the '@' of an address in running text. */
  static boolean isLocal(char c) {
    return is(c, LOCAL);
  }

  /**
   * What glues a value into a longer word. Scripts without blanks between words (Han, Kana, Hangul,
   * Thai) are borders, and so is every symbol.
   */
  static boolean isWord(char c) {
    return is(c, WORD);
  }

  static boolean isLetterOfAlphabet(char c) {
    return c >= 0xAA && c < UNSPACED && Character.isLetterOrDigit(c);
  }

  /** Whether one of some texts stands right before a place, as it is written. */
  static boolean endsAny(Text text, int end, String... parts) {
    for (String part : parts) {
      if (text.startsWith(part, end - part.length())) {
        return true;
      }
    }
    return false;
  }

  /** Whether one of some texts begins at a place, as it is written. */
  static boolean startsAny(Text text, int at, String... parts) {
    for (String part : parts) {
      if (text.startsWith(part, at)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a word ends at a place, small or capital, and is no end of a longer one. */
  static boolean endsWord(Text text, int end, String word) {
    int start = end - word.length();
    return text.regionMatches(true, start, word, 0, word.length()) && !wordBefore(text, start);
  }

  /** The number that the digits between two places are. */
  static int value(Text text, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + text.charAt(i) - '0';
    }
    return value;
  }

  /** Whether a word goes on to the left of a position. */
  static boolean wordBefore(Text text, int at) {
    return at > 0 && isWord(text.charAt(at - 1));
  }

  /** Whether a word goes on to the right, from a position on. */
  static boolean wordAt(Text text, int at) {
    return at < text.length() && isWord(text.charAt(at));
  }

  static char at(Text text, int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : '\n';
  }
}
