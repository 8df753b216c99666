package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/**
 * Reads one escaped character where it stands: {@code %69}, {@code \}{@code u0069}, {@code \}{@code u{69}},
 * {@code \x69}, {@code \151}, {@code \n}, {@code &#105;}, {@code &#x69;}. So escaped text is read like any other,
 * in the same pass.
 */
final class Escapes {
  static final long NONE = 0;
  /** Of an entity, with the zeros that may stand before it. */
  private static final int MOST_DIGITS = 8;

  private static final int NO_DIGIT = 99;
  private static final byte[] DIGITS = digits();

  private Escapes() {}

  private static byte[] digits() {
    byte[] digits = new byte[128];
    for (char c = 0; c < 128; c++) {
      int digit = Character.digit(c, 16);
      digits[c] = (byte) (digit < 0 ? NO_DIGIT : digit);
    }
    return digits;
  }

  /** The character and, in the upper half, how long its escape is; {@link #NONE} when there is none. */
  static long at(Text text, int i) {
    return switch (text.charAt(i)) {
      case '%' -> hex(text, i + 1, 2, 3);
      case '&' -> entity(text, i);
      case '\\' -> backslash(text, i);
      default -> NONE;
    };
  }

  /** The code of the character, as in {@link Letters}; a border for what is no letter of ASCII. */
  static int letter(long escape) {
    int code = Letters.ofAscii((char) escape);
    return code == Letters.BEYOND_ASCII ? Letters.BORDER : code;
  }

  static int length(long escape) {
    return (int) (escape >>> 32);
  }

  private static long backslash(Text text, int i) {
    char kind = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
    return switch (kind) {
      case 'u' -> text.at(i + 2) == '{' ? braced(text, i) : hex(text, i + 2, 4, 6);
      case 'x' -> hex(text, i + 2, 2, 4);
      case 'n', 'r' -> of('\n', 2);
      case 't' -> of(' ', 2);
      case '0', '1' -> octal(text, i + 1);
      default -> NONE;
    };
  }

  private static long hex(Text text, int from, int digits, int length) {
    if (from + digits > text.length()) {
      return NONE;
    }
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      int digit = digit(text.charAt(i), 16);
      if (digit < 0) {
        return NONE;
      }
      value = value * 16 + digit;
    }
    return of((char) value, length);
  }

  /** Three digits, so that what a match refers to as its first group is none. */
  private static long octal(Text text, int from) {
    int second = digit(text.at(from + 1), 8);
    int third = digit(text.at(from + 2), 8);
    int value = (text.charAt(from) - '0') * 64 + second * 8 + third;
    return second < 0 || third < 0 || value < ' ' ? NONE : of((char) value, 4);
  }

  private static long braced(Text text, int i) {
    int value = 0;
    int at = i + 3;
    while (at < i + 9 && digit(text.at(at), 16) >= 0) {
      value = value * 16 + digit(text.at(at), 16);
      at++;
    }
    return value == 0 || value > 0xFFFF || text.at(at) != '}' ? NONE : of((char) value, at + 1 - i);
  }

  private static long entity(Text text, int i) {
    if (i + 3 >= text.length() || text.charAt(i + 1) != '#') {
      return NONE;
    }
    boolean hex = (text.charAt(i + 2) | 32) == 'x';
    int at = hex ? i + 3 : i + 2;
    int value = 0;
    int most = Math.min(text.length(), at + MOST_DIGITS);
    while (at < most && digit(text.charAt(at), hex ? 16 : 10) >= 0) {
      value = value * (hex ? 16 : 10) + digit(text.charAt(at), hex ? 16 : 10);
      at++;
    }
    boolean ends = at < text.length() && text.charAt(at) == ';';
    return value == 0 || value > 0xFFFF ? NONE : of((char) value, at - i + (ends ? 1 : 0));
  }

  /** The value of a digit to a base of at most 16; below 0 for none. */
  static int digit(char c, int base) {
    int digit = c < 128 ? DIGITS[c] : base;
    return digit < base ? digit : -1;
  }

  private static long of(char c, int length) {
    return (long) length << 32 | c;
  }
}
