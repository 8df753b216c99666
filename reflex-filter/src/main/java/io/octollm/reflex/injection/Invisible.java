package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;

/** Characters that are not seen: zero-width, bidirectional controls, selectors, the tag block. */
final class Invisible {
  /** So much of it is no accident of typing. */
  static final int SUSPICIOUS = 3;
  /** So much of it carries a text of its own. */
  static final int SMUGGLED = 24;

  private Invisible() {}

  static boolean is(char c) {
    return c >= '\u200B' && c <= '\u200F' || c >= '\u202A' && c <= '\u202E'
        || c >= '\u2060' && c <= '\u2069' || c >= '\uFE00' && c <= '\uFE0F' || c == '\u00AD'
        || c == '\uFEFF' || c == '\u180E' || c == '\u115F' || c == '\u1160' || c == '\u3164'
        || c == '\uFFA0' || c == '\u034F';
  }

  /** Whether there is something to weigh in a character that is read over. */
  static boolean mayHide(char c) {
    return is(c) || c == '\uDB40' || c >= '\uDC00' && c <= '\uDDEF';
  }

  static boolean is(int point) {
    return point >= 0xE0000 && point <= 0xE01EF;
  }

  /** How odd the invisible characters from one place to another are. */
  static int weight(Text text, int from, int to) {
    int weight = 0;
    for (int i = from; i < to; i++) {
      weight += weight(text, i);
    }
    return weight;
  }

  /**
   * Joiners are at home between letters of scripts that need them and in emoji, soft hyphens in
   * words, marks of direction near Arabic and Hebrew, tags in flags, one selector behind a symbol.
   */
  private static int weight(Text text, int i) {
    char c = text.charAt(i);
    if (c < 0xAD) {
      return 0;
    }
    char before = i > 0 ? text.charAt(i - 1) : '\n';
    if (c == '\uDB40' && i + 1 < text.length()) {
      char low = text.charAt(i + 1);
      boolean selector = low >= '\uDD00' && low <= '\uDDEF';
      boolean tag = low >= '\uDC00' && low <= '\uDC7F';
      boolean inFlag = i >= 2 && Character.isLowSurrogate(before)
          && (text.charAt(i - 2) == '\uD83C' || isFlagTag(text, i));
      return selector || tag && !inFlag ? 3 : 0;
    }
    if (c >= '\uFE00' && c <= '\uFE0F') {
      return before >= '\uFE00' && before <= '\uFE0F' || before < 128 && before >= 'A' ? 2 : 0;
    }
    if (!is(c) || c == '\u00AD' || c == '\u034F' || c == '\uFEFF' && i == 0) {
      return 0;
    }
    if (c == '\u202D' || c == '\u202E') {
      return SUSPICIOUS;
    }
    return before < 0x250 && before > ' ' || is(before) && c >= '\u2060' ? 1 : 0;
  }

  /** The flags of England, Scotland and Wales are a black flag, five tags and an end. */
  private static boolean isFlagTag(Text text, int i) {
    int at = i;
    while (at >= 2 && i - at <= 14 && text.charAt(at - 2) == '\uDB40') {
      at -= 2;
    }
    return at >= 2 && at < i && i - at <= 12 && text.charAt(at - 2) == '\uD83C'
        && text.charAt(at - 1) == '\uDFF4';
  }
}
