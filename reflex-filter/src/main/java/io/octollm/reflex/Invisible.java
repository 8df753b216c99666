package io.octollm.reflex;

/** Characters that are not seen: zero-width, bidirectional controls, the tag block. */
final class Invisible {
  /** So much of it is no accident of typing. */
  static final int SUSPICIOUS = 3;
  /** So much of it carries a text of its own. */
  static final int SMUGGLED = 24;

  private Invisible() {}

  static boolean is(char c) {
    return c >= '\u200B' && c <= '\u200F' || c >= '\u202A' && c <= '\u202E'
        || c >= '\u2060' && c <= '\u2069' || c == '\u00AD' || c == '\uFEFF' || c == '\u180E'
        || c == '\uDB40' || c >= '\uDC00' && c <= '\uDC7F';
  }

  /**
   * How odd one is at its place. Joiners are at home between letters of scripts that need them and
   * in emoji, soft hyphens in words, marks of direction near Arabic and Hebrew, and tags in flags.
   */
  static int weight(String text, int i) {
    char c = text.charAt(i);
    char before = Chars.at(text, i - 1);
    if (c == '\uDB40') {
      return Chars.at(text, i + 1) >= '\uDC00' && !Character.isLowSurrogate(before)
          || before >= '\uDC00' && before <= '\uDC7F' ? 3 : 0;
    }
    if (Character.isLowSurrogate(c) || c == '\u00AD' || c == '\uFEFF' && i == 0) {
      return 0;
    }
    if (c == '\u202D' || c == '\u202E') {
      return SUSPICIOUS;
    }
    return before < 0x250 && before > ' ' ? 1 : 0;
  }
}
