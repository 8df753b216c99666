package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Kinds of characters, by table where they are ASCII. Offsets are UTF-16 code units. */
final class Chars {
  static final int DIGIT = 1;
  static final int LOWER = 2;
  static final int UPPER = 4;
  static final int HEX = 8;
  private static final int WORD = 16;
  private static final int TOKEN = 32;
  private static final int LOCAL = 64;
  private static final byte[] KINDS = kinds();
  private static final byte[] SMALL = small();

  private Chars() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[128];
    mark(kinds, "0123456789", DIGIT | HEX | WORD | TOKEN | LOCAL);
    for (char c = 'a'; c <= 'z'; c++) {
      mark(kinds, String.valueOf(c), LOWER | WORD | TOKEN | LOCAL);
      mark(kinds, String.valueOf((char) (c - 32)), UPPER | WORD | TOKEN | LOCAL);
    }
    mark(kinds, "abcdefABCDEF", HEX);
    mark(kinds, "_", WORD | TOKEN | LOCAL);
    mark(kinds, "-.", TOKEN | LOCAL);
    mark(kinds, "+%'", LOCAL);
    return kinds;
  }

  private static byte[] small() {
    byte[] small = new byte[128];
    for (char c = 'a'; c <= 'z'; c++) {
      small[c] = (byte) c;
      small[c - 32] = (byte) c;
    }
    return small;
  }

  private static void mark(byte[] kinds, String chars, int kind) {
    for (int i = 0; i < chars.length(); i++) {
      kinds[chars.charAt(i)] |= (byte) kind;
    }
  }

  static boolean is(char c, int kind) {
    return c < 128 && (KINDS[c] & kind) != 0;
  }

  /** A letter of any script as a small one; 0 for what is no letter. */
  static char small(char c) {
    return c < 128 ? (char) SMALL[c] : Character.isLetter(c) ? Character.toLowerCase(c) : 0;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Any letter of any script. */
  static boolean isLetter(char c) {
    return c < 128 ? (KINDS[c] & (LOWER | UPPER)) != 0 : Character.isLetter(c);
  }

  static boolean isAlnum(char c) {
    return is(c, DIGIT | LOWER | UPPER);
  }

  static boolean isToken(char c) {
    return is(c, TOKEN);
  }

  /** What may stand before the '@' of an address in running text. */
  static boolean isLocal(char c) {
    return c < 128 ? (KINDS[c] & LOCAL) != 0 : isLetterOfAlphabet(c);
  }

  /**
   * What glues a value into a longer word. Scripts without blanks between words (Han, Kana, Hangul,
   * Thai) are borders, and so is every symbol.
   */
  static boolean isWord(char c) {
    return c < 128 ? (KINDS[c] & WORD) != 0 : isLetterOfAlphabet(c);
  }

  static boolean isLetterOfAlphabet(char c) {
    return c >= 0xAA && c < 0x0E00 && Character.isLetterOrDigit(c);
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
