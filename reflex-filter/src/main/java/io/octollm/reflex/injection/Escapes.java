package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/**
 * Reads one escaped character where it stands: {@code %69}, {@code \}{@code u0069}, {@code \x69},
 * {@code \n}, {@code &#105;}, {@code &#x69;}. So escaped text is read like any other, in the same pass.
 */
final class Escapes {
  static final long NONE = 0;

  private Escapes() {}

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
      case 'u' -> hex(text, i + 2, 4, 6);
      case 'x' -> hex(text, i + 2, 2, 4);
      case 'n', 'r' -> of('\n', 2);
      case 't' -> of(' ', 2);
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

  private static long entity(Text text, int i) {
    if (i + 3 >= text.length() || text.charAt(i + 1) != '#') {
      return NONE;
    }
    boolean hex = (text.charAt(i + 2) | 32) == 'x';
    int at = hex ? i + 3 : i + 2;
    int value = 0;
    int most = Math.min(text.length(), at + 6);
    while (at < most && digit(text.charAt(at), hex ? 16 : 10) >= 0) {
      value = value * (hex ? 16 : 10) + digit(text.charAt(at), hex ? 16 : 10);
      at++;
    }
    boolean ends = at < text.length() && text.charAt(at) == ';';
    return value == 0 || value > 0xFFFF ? NONE : of((char) value, at - i + (ends ? 1 : 0));
  }

  static int digit(char c, int base) {
    return c < 128 ? Character.digit(c, base) : -1;
  }

  private static long of(char c, int length) {
    return (long) length << 32 | c;
  }
}
