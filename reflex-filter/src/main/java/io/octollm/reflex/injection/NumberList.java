package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Text whose characters are listed by their numbers: {@code 73, 103, 110}, {@code 0x49,0x67}, {@code U+0049 U+0067},
 * {@code chr(73)+chr(103)}, three octal or seven binary digits each. Numbers of anything else are known by the
 * first few, which are no letters.
 */
final class NumberList {
  private static final int LEAST = 6;
  private static final int MOST = 4096;
  private static final int WIDEST_GAP = 8;
  private static final int HIGHEST = 0x24F;
  private static final String GAPS = " ,;:+|)}(\n\r\t";
  private static final Base[] BASES = Base.values();

  /** By what is not taken for another: all decimal digits are hexadecimal ones, too. */
  private enum Base {
    BINARY(2, 7, 8),
    OCTAL(8, 3, 3),
    DECIMAL(10, 2, 3),
    HEX(16, 2, 6);

    private final int base;
    private final int fewest;
    private final int most;

    Base(int base, int fewest, int most) {
      this.base = base;
      this.fewest = fewest;
      this.most = most;
    }

    int digit(char c) {
      return Escapes.digit(c, base);
    }
  }

  private NumberList() {}

  /** The cheap question about a run of letters and digits that begins with a digit. */
  static boolean mayBegin(char[] chars, int start, int end) {
    char first = chars[start];
    boolean fits = switch (end - start) {
      case 2 -> first >= '4' && first <= '9' && (start == 0 || chars[start - 1] != ':');
      case 3 -> first <= '1' && first >= '0';
      case 4 -> first == '0' && ((chars[start + 1] | 32) == 'x' || start > 0 && chars[start - 1] == '+');
      case 7, 8 -> first >= '0' && first <= '1' && chars[start + 1] <= '1';
      default -> false;
    };
    return fits && isFollowed(chars, end, end - start) || end - start == 3 && isMode(chars, start);
  }

  /** Whether another number follows, or what may lead to one. */
  private static boolean isFollowed(char[] chars, int end, int length) {
    if (end + 4 >= chars.length || !isParting(chars[end])) {
      return false;
    }
    int next = end + 1;
    while (next < end + 3 && isParting(chars[next])) {
      next++;
    }
    char c = chars[next];
    if (c >= '0' && c <= '9') {
      return length > 3 || isShort(chars, next);
    }
    return c == '+' || c == 'U' && chars[next + 1] == '+';
  }

  /** Whether a number has two digits or three. */
  private static boolean isShort(char[] chars, int start) {
    int end = start;
    while (end < chars.length && end - start < 4 && Escapes.digit(chars[end], 16) >= 0) {
      end++;
    }
    return end - start == 2 || end - start == 3;
  }

  private static boolean isParting(char c) {
    return c == ' ' || c == ',' || c == ':' || c == ')' || c == '\n' || c == ';' || c == '}';
  }

  /** Whether it is the mode of a file that follows in the code of Unix mail: {@code begin 644 name}. */
  private static boolean isMode(char[] chars, int start) {
    return start >= 6 && (chars[start] == '6' || chars[start] == '7') && chars[start - 1] == ' '
        && chars[start - 2] == 'n' && chars[start - 3] == 'i' && chars[start - 4] == 'g' && chars[start - 5] == 'e';
  }

  /** What the list says whose first number begins at a place; null for nothing. */
  static @Nullable Encoded at(Text text, int start) {
    for (Base base : BASES) {
      if (isText(text, start, base)) {
        return read(text, start, base);
      }
    }
    return null;
  }

  /** The same of a run of three decimal digits for each. */
  static @Nullable Encoded inOneRun(Text text, int start) {
    StringBuilder out = new StringBuilder();
    int letters = 0;
    int at = start;
    for (int value = threeDigits(text, at); value >= ' ' && at - start < MOST; value = threeDigits(text, at)) {
      letters += isLetter(value) ? 1 : 0;
      Encoded.append(out, value);
      at += 3;
      if (out.length() == LEAST && letters < LEAST - 1) {
        return null;
      }
    }
    return letters < LEAST || letters * 4 < out.length() * 3 ? null
        : new Encoded(Encoded.printable(out), at, true);
  }

  /** Of a character of one byte; -1 for none. */
  private static int threeDigits(Text text, int from) {
    int value = 0;
    for (int i = from; i < from + 3; i++) {
      int digit = Escapes.digit(text.at(i), 10);
      if (digit < 0) {
        return -1;
      }
      value = value * 10 + digit;
    }
    return value > 255 ? -1 : value;
  }

  private static boolean isLetter(int value) {
    return Character.isLetter(value) || value == ' ';
  }

  private static boolean isText(Text text, int start, Base base) {
    int letters = 0;
    int at = start;
    for (int count = 0; count < LEAST; count++) {
      long number = number(text, at, base, count == 0);
      int value = (int) (number >>> 32);
      if (number < 0 || value < ' ' || value >= 127) {
        return false;
      }
      letters += isLetter(value) ? 1 : 0;
      at = (int) number;
    }
    return letters >= LEAST - 1;
  }

  private static Encoded read(Text text, int start, Base base) {
    StringBuilder out = new StringBuilder();
    int at = start;
    for (long number = number(text, at, base, true); number >= 0 && at - start < MOST;
        number = number(text, at, base, false)) {
      Encoded.append(out, (int) (number >>> 32));
      at = (int) number;
    }
    return new Encoded(Encoded.printable(out), at, true);
  }

  /** The next number and, in the lower half, where it ends; below 0 for none. */
  private static long number(Text text, int from, Base base, boolean first) {
    int at = first ? from : digits(text, from);
    boolean marked = (text.at(at) == '0' && (text.at(at + 1) | 32) == 'x')
        || at > 0 && text.at(at - 1) == '+' && (text.at(at - 2) | 32) == 'u';
    if (at < 0 || marked != (base == Base.HEX)) {
      return -1;
    }
    int start = (text.at(at + 1) | 32) == 'x' ? at + 2 : at;
    int value = 0;
    int end = start;
    while (end - start < base.most && base.digit(text.at(end)) >= 0) {
      value = value * base.base + base.digit(text.at(end));
      end++;
    }
    boolean ends = end - start >= base.fewest && !Character.isLetterOrDigit(text.at(end));
    return ends && value <= HIGHEST ? (long) value << 32 | end : -1;
  }

  /** Where the next number begins behind a gap, and behind a name such as {@code chr(}; -1 for nowhere near. */
  private static int digits(Text text, int from) {
    int at = from;
    boolean parted = false;
    while (at - from < WIDEST_GAP && at < text.length()) {
      char c = text.charAt(at);
      if (c >= '0' && c <= '9') {
        return parted ? at : -1;
      }
      boolean named = (c | 32) == 'u' && text.at(at + 1) == '+' || (c | 32) == 'c' && text.at(at + 1) == 'h'
          || c == 'h' || c == 'r' || c == 'a';
      if (GAPS.indexOf(c) < 0 && !named) {
        return -1;
      }
      parted = true;
      at++;
    }
    return -1;
  }
}
