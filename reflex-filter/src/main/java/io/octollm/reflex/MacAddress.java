package io.octollm.reflex;

/** Hardware addresses (IEEE 802): six pairs of hex digits with colons or dashes, or three fours with dots. */
final class MacAddress implements Detector {
  static final String TYPE = "MAC_ADDRESS";

  /** Called at a colon, and for what may be the first piece: a number or a code of two or four. */
  @Override
  public void verify(Scan scan, int at) {
    String text = scan.text;
    int start = text.charAt(at) == ':' ? at - 2 : at;
    if (start < 0) {
      return;
    }
    // A first piece of two letters is no code: the piece behind it called.
    while (start >= 3 && isJoin(text.charAt(start - 1)) && isHex(text, start - 3, 2)
        && !Chars.wordBefore(text, start - 3) && at - start < 15) {
      start -= 3;
    }
    int end = pieces(text, start, 2, 6);
    end = end < 0 ? pieces(text, start, 4, 3) : end;
    if (end > 0 && !scan.endsAt(TYPE, end)) {
      scan.add(TYPE, start, end, Level.SHAPED);
    }
  }

  private static boolean isJoin(char c) {
    return c == ':' || c == '-';
  }

  private static int pieces(String text, int start, int size, int count) {
    int end = start + size * count + count - 1;
    if (end > text.length() || Chars.wordBefore(text, start) || Chars.wordAt(text, end)) {
      return -1;
    }
    char join = text.charAt(start + size);
    if (size == 2 ? !isJoin(join) : join != '.') {
      return -1;
    }
    boolean digit = false;
    for (int i = 0; i < count; i++) {
      int at = start + i * (size + 1);
      if (!isHex(text, at, size) || i < count - 1 && text.charAt(at + size) != join) {
        return -1;
      }
      digit |= Chars.isDigit(text.charAt(at)) || Chars.isDigit(text.charAt(at + 1));
    }
    char before = Chars.at(text, start - 1);
    char after = Chars.at(text, end);
    boolean longer = before == join || after == join && Chars.isWord(Chars.at(text, end + 1));
    return digit && !longer ? end : -1;
  }

  private static boolean isHex(String text, int at, int size) {
    for (int i = at; i < at + size; i++) {
      if (i < 0 || i >= text.length() || !Chars.is(text.charAt(i), Chars.HEX)) {
        return false;
      }
    }
    return true;
  }
}
