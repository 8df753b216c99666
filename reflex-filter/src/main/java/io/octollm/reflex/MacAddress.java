package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Hardware addresses (IEEE 802): six pairs of hex digits with colons or dashes, or three fours with
 * dots, or twelve beside a word for it.
 */
final class MacAddress implements Detector {
  static final String TYPE = "MAC_ADDRESS";
  private static final Words NAMED = Words.of("mac hwaddr macaddress macaddr");

  /** Called at each of its separators but the last; the first one finds it. */
  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    char join = text.charAt(at);
    int size = join == '.' ? 4 : 2;
    int start = at - size;
    int end = pieces(text, start, size, 12 / size, join);
    if (end > 0) {
      boolean digits = join == '-' && isDigits(text, start, end);
      scan.add(TYPE, start, end, digits || isOfNone(text, start, end) ? Level.WEAK : Level.SHAPED);
    }
  }

  /** Whether it is the address of all or of none: the same digit throughout, 0 or f. */
  private static boolean isOfNone(Text text, int start, int end) {
    char first = (char) (text.charAt(start) | 32);
    for (int i = start; i < end; i++) {
      if (Chars.isAlnum(text.charAt(i)) && (text.charAt(i) | 32) != first) {
        return false;
      }
    }
    return first == '0' || first == 'f';
  }

  /** Called for a code of twelve characters: hex digits beside a word for it. */
  static void verifyBare(Scan scan, int at) {
    if (isHex(scan.text, at, 12) && scan.near(at, at + 12, NAMED)) {
      scan.add(TYPE, at, at + 12, Level.SHAPED);
    }
  }

  private static int pieces(Text text, int start, int size, int count, char join) {
    int end = start + size * count + count - 1;
    if (start < 0 || end > text.length() || Chars.wordBefore(text, start) || Chars.wordAt(text, end)) {
      return -1;
    }
    for (int i = 0; i < count; i++) {
      int at = start + i * (size + 1);
      if (!isHex(text, at, size) || i < count - 1 && text.charAt(at + size) != join) {
        return -1;
      }
    }
    boolean longer = Chars.at(text, start - 1) == join && !text.regionMatches(true, start - 4, "mac:", 0, 4)
        || Chars.at(text, end) == join && Chars.isWord(Chars.at(text, end + 1));
    return longer ? -1 : end;
  }

  private static boolean isHex(Text text, int at, int size) {
    for (int i = at; i < at + size; i++) {
      if (!Chars.is(text.charAt(i), Chars.HEX)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigits(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Chars.is(text.charAt(i), Chars.LOWER | Chars.UPPER)) {
        return false;
      }
    }
    return true;
  }
}
