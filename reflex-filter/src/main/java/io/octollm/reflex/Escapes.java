package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Characters written by their number: {@code %40}, {@code \\u0040}, {@code \\x40}, {@code &#64;},
 * {@code &#x40;}, a few by name, and the quotes and line ends of JSON that stands in JSON. Only those
 * of printable ASCII count, the end of a line as {@code %0A}, and in JSON before a word.
 */
final class Escapes {
  private static final String[] NAMES =
      {"&commat;@", "&period;.", "&colon;:", "&nbsp; ", "&lowbar;_", "&hyphen;-", "&dash;-", "&plus;+",
          "&num;#", "&sol;/", "&equals;=", "&amp;&", "&quot;\"", "&apos;'", "&lt;<", "&gt;>", "&shy;\0"};
  private static final int MOST_DIGITS = 7;

  private Escapes() {}

  /**
   * The character that is written at a place, and how many are used for it: the length times 65,536
   * plus the character; 0 when none is written there. The character NUL stands for none at all.
   */
  static int at(Text text, int i) {
    return switch (text.charAt(i)) {
      case '%' -> percent(hex(text, i + 1, 2));
      case '\\' -> switch (Chars.at(text, i + 1)) {
        case 'u' -> printable(hex(text, i + 2, 4), 6);
        case 'x' -> printable(hex(text, i + 2, 2), 4);
        case 'n', 't', 'r' -> Chars.isAlnum(Chars.at(text, i + 2)) ? 2 << 16 | '\n' : 0;
        case '"' -> 2 << 16 | '"';
        case '/' -> 2 << 16 | '/';
        default -> 0;
      };
      case '&' -> Chars.at(text, i + 1) == '#' ? number(text, i) : named(text, i);
      default -> 0;
    };
  }

  /** Whether an escape stands beside something that it may be a part of. */
  static boolean matters(Text text, int i) {
    int escape = at(text, i);
    return escape != 0 && (Chars.is(Chars.at(text, i - 1), Chars.DIGIT | Chars.LOWER | Chars.UPPER)
        || Chars.isAlnum((char) escape) || Chars.isAlnum(Chars.at(text, i + (escape >>> 16))));
  }

  private static int percent(int c) {
    return c == '\n' || c == '\r' || c == '\t' ? 3 << 16 | '\n' : printable(c, 3);
  }

  private static int printable(int c, int length) {
    return c >= ' ' && c < 0x7F ? length << 16 | c : 0;
  }

  private static int hex(Text text, int from, int digits) {
    int value = 0;
    for (int i = from; i < from + digits; i++) {
      char c = Chars.at(text, i);
      if (!Chars.is(c, Chars.HEX)) {
        return -1;
      }
      value = value * 16 + Character.digit(c, 16);
    }
    return value;
  }

  private static int number(Text text, int i) {
    boolean hex = Chars.at(text, i + 2) == 'x' || Chars.at(text, i + 2) == 'X';
    int from = hex ? i + 3 : i + 2;
    int end = from;
    int value = 0;
    while (end - from < MOST_DIGITS && Chars.is(Chars.at(text, end), hex ? Chars.HEX : Chars.DIGIT)) {
      value = value * (hex ? 16 : 10) + Character.digit(text.charAt(end), 16);
      end++;
    }
    boolean closed = Chars.at(text, end) == ';';
    return end == from ? 0 : printable(value, (closed ? end + 1 : end) - i);
  }

  private static int named(Text text, int i) {
    for (String name : NAMES) {
      int length = name.length() - 1;
      if (text.regionMatches(i, name, 0, length)) {
        return length << 16 | name.charAt(length);
      }
    }
    return 0;
  }
}
