package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import java.text.Normalizer;
import java.util.Arrays;

/**
 * What each character counts as when words are read: upper and lower case, compatibility forms,
 * marked letters, look-alikes of other alphabets and the digits of "leet" are all the Latin letter
 * that a reader sees. By table, so that nothing is copied.
 *
 * <p>A positive code below {@link #PACKED} is a letter: 1 to 26 for a to z, else the character
 * itself. From there on it holds up to three letters of five bits, for ligatures.
 */
final class Letters {
  static final int PACKED = 1 << 16;
  /** A character that is read over, as combining marks and invisible ones are. */
  static final int NOTHING = 0;
  static final int BORDER = -1;
  /** Joins letters when it stands between two: {@code - _ . ' *} and the like. */
  static final int GLUE = -2;
  /** Perhaps an escaped character: {@code % \ &}. */
  static final int ESCAPE = -3;
  /** May be a sign in the structure: {@code < [ # ! = : {}. */
  static final int MARK = -4;
  static final int LINE = -5;
  static final int BLANK = -8;
  /** Ends a sentence when a blank follows; {@code .} and {@code !}, which do too, have other uses. */
  static final int STOP = -6;

  static final int BEYOND_ASCII = -7;

  private static final String LEET = "o i z e a s g t b g";
  private static final int FOLDED = 0x2500;
  private static final String BRAILLE = "⠁⠃⠉⠙⠑⠋⠛⠓⠊⠚⠅⠇⠍⠝⠕⠏⠟⠗⠎⠞⠥⠧⠺⠭⠽⠵";
  private static final byte[] ASCII = ascii();
  /** As long as a char has values, so that no look-up is ever out of bounds. */
  private static final byte[] ANY = any();
  private static final int UNREAD = Integer.MIN_VALUE;
  /** Characters beyond ASCII, each found out when it is first met; two threads then find the same. */
  private static final int[] BEYOND = unread();

  private Letters() {}

  private static byte[] ascii() {
    byte[] codes = new byte[128];
    for (int c = 0; c < 128; c++) {
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      codes[c] = (byte) (letter ? c & 31
          : c >= '0' && c <= '9' ? LEET.charAt((c - '0') * 2) & 31
          : c == '?' ? STOP
          : "-_.'*~^|+".indexOf(c) >= 0 ? GLUE
          : "%\\&".indexOf(c) >= 0 ? ESCAPE
          : "<[#!=:{".indexOf(c) >= 0 ? MARK
          : c == '\n' ? LINE : c == ' ' || c == '\t' || c == '\r' ? BLANK : BORDER);
    }
    codes['@'] = 'a' & 31;
    codes['$'] = 's' & 31;
    return codes;
  }

  private static int[] unread() {
    int[] codes = new int[FOLDED];
    Arrays.fill(codes, UNREAD);
    return codes;
  }

  private static int folded(char c) {
    int code = BEYOND[c];
    if (code == UNREAD) {
      code = foldOf(c);
      BEYOND[c] = code;
    }
    return code;
  }

  private static int foldOf(char c) {
    if (Invisible.is(c) || isMark(c)) {
      return NOTHING;
    }
    if (c == '·' || c == '−' || c == '‐' || c == '‑' || c == '’' || c == '‘' || c == '•') {
      return GLUE;
    }
    String like = Confusables.latin(c);
    String plain = like != null ? like : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD);
    int packed = 0;
    int shift = 0;
    for (int i = 0; i < plain.length() && shift < 15; i++) {
      char lower = Character.toLowerCase(plain.charAt(i));
      String latin = lower < 128 ? null : Confusables.latin(lower);
      char letter = latin == null ? lower : latin.charAt(0);
      if (letter >= 'a' && letter <= 'z') {
        packed |= (letter & 31) << shift;
        shift += 5;
      } else if (i == 0 && letter >= 128) {
        return Character.isLetter(letter) ? letter : BORDER;
      } else if (letter < 128 && ASCII[letter] > 0 && plain.length() == 1) {
        return ASCII[letter];
      }
    }
    return packed == 0 ? BORDER : packed < 32 ? packed : packed | PACKED;
  }

  private static boolean isMark(char c) {
    int type = Character.getType(c);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  /** The code of a character of ASCII, {@link #BEYOND_ASCII} for all others. */
  static int ofAscii(char c) {
    return ANY[c];
  }

  private static byte[] any() {
    byte[] codes = Arrays.copyOf(ASCII, Character.MAX_VALUE + 1);
    Arrays.fill(codes, ASCII.length, codes.length, (byte) BEYOND_ASCII);
    return codes;
  }

  /** The code of a character in its place. */
  static int at(Text text, int i) {
    char c = text.charAt(i);
    return c < 128 ? ASCII[c] : beyond(text, i, c);
  }

  /** The code of a character beyond ASCII; the first half of a pair stands for both. */
  static int beyond(Text text, int i, char c) {
    if (c < FOLDED) {
      return folded(c);
    }
    if (c >= '\u2E80' && c < '\uA700' || c >= '\uAC00' && c < '\uD800') {
      return c == '\u3164' ? NOTHING : BORDER;
    }
    if (Character.isHighSurrogate(c)) {
      char low = i + 1 < text.length() ? text.charAt(i + 1) : 0;
      return Character.isLowSurrogate(low) ? pair(Character.toCodePoint(c, low)) : BORDER;
    }
    if (Character.isLowSurrogate(c) || Invisible.is(c) || isMark(c)) {
      return NOTHING;
    }
    if (c >= '\uFF01' && c <= '\uFF5E') {
      return ASCII[c - 0xFEE0];
    }
    if (c >= '\u2801' && c < '\u2840') {
      return BRAILLE.indexOf(c) + 1;
    }
    String like = Confusables.latin(c);
    if (like != null) {
      int first = like.charAt(0) & 31;
      int second = like.length() > 1 ? like.charAt(1) & 31 : 0;
      int third = like.length() > 2 ? like.charAt(2) & 31 : 0;
      return second == 0 ? first : PACKED | third << 10 | second << 5 | first;
    }
    return BORDER;
  }

  private static int pair(int point) {
    if (point >= 0x1D400 && point <= 0x1D6A3) {
      return (point - 0x1D400) % 26 + 1;
    }
    if (point >= 0x1D7CE && point <= 0x1D7FF) {
      return ASCII['0' + (point - 0x1D7CE) % 10];
    }
    if (point >= 0x1F110 && point <= 0x1F189) {
      int letter = (point - 0x1F110) % 32;
      return letter < 26 ? letter + 1 : BORDER;
    }
    if (point >= 0x1F1E6 && point <= 0x1F1FF) {
      return point - 0x1F1E6 + 1;
    }
    if (point >= 0xE0020 && point <= 0xE007E) {
      return ASCII[point - 0xE0000];
    }
    return Invisible.is(point) ? NOTHING : BORDER;
  }
}
