package io.octollm.reflex;

/** Hardware addresses (IEEE 802): six pairs of hex digits with colons or dashes, or three fours with dots. */
final class MacAddress implements Detector {
  static final String TYPE = "MAC_ADDRESS";

  /** Called at a colon, and for what may be a first piece before a dash or a dot. */
  @Override
  public void verify(Scan scan, int at) {
    String text = scan.text;
    boolean colon = text.charAt(at) == ':';
    if (colon && Chars.at(text, at + 3) != ':') {
      return;
    }
    int start = colon ? at - 2 : at;
    char join = colon ? ':' : Chars.at(text, at + 2);
    if (start < 0 || !colon && join != '-' && Chars.at(text, at + 4) != '.') {
      return;
    }
    // A first piece of two letters is no code: the piece behind it called.
    while (join == '-' && start >= 3 && text.charAt(start - 1) == '-' && isHex(text, start - 3, 2)
        && at - start < 15) {
      start -= 3;
    }
    int end = pieces(text, start, 2, 6, join);
    if (end < 0 && !colon) {
      start = Chars.at(text, at - 1) == '.' && isHex(text, at - 5, 4) ? at - 5 : at;
      end = pieces(text, start, 4, 3, '.');
    }
    if (end > 0 && !scan.endsAt(TYPE, end)) {
      boolean digits = join == '-' && isDigits(text, start, end);
      scan.add(TYPE, start, end, digits ? Level.WEAK : Level.SHAPED);
    }
  }

  private static int pieces(String text, int start, int size, int count, char join) {
    int end = start + size * count + count - 1;
    if (end > text.length() || Chars.wordBefore(text, start) || Chars.wordAt(text, end)) {
      return -1;
    }
    for (int i = 0; i < count; i++) {
      int at = start + i * (size + 1);
      if (!isHex(text, at, size) || i < count - 1 && text.charAt(at + size) != join) {
        return -1;
      }
    }
    boolean longer = Chars.at(text, start - 1) == join
        || Chars.at(text, end) == join && Chars.isWord(Chars.at(text, end + 1));
    return longer ? -1 : end;
  }

  private static boolean isHex(String text, int at, int size) {
    for (int i = at; i < at + size; i++) {
      if (i < 0 || i >= text.length() || !Chars.is(text.charAt(i), Chars.HEX)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigits(String text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (Chars.is(text.charAt(i), Chars.LOWER | Chars.UPPER)) {
        return false;
      }
    }
    return true;
  }
}
