package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.text.Normalizer;

/**
 * Characters that stand for an ASCII one: by Unicode's compatibility form (NFKC), as a digit of
 * another script, or because they look the same (a selection of Unicode's confusables, UTS 39).
 */
final class Lookalikes {
  /** The mapping says that nothing stands there. */
  static final char REMOVED = 0;
  /** Each letter or sign, then those that look like it. */
  private static final String[] ALIKE = {"aаɑα", "bЬ", "cсϲ", "dԁ", "eеҽ", "gɡ", "hһ", "iіι", "jјϳ",
      "kк", "lӏ", "mм", "nո", "oоοօ", "pрρ", "qԛգ", "rг", "sѕ", "tт", "uυս", "vνѵ", "wԝ", "xхχ",
      "yуγ", "zᴢ", "AАΑ", "BВΒ", "CСϹ", "EЕΕ", "FϜ", "GԌ", "HНΗ", "IІΙӀ", "JЈͿ", "KКΚK", "LᏞ",
      "MМΜϺ", "NΝ", "OОΟՕ", "PРΡ", "QԚ", "SЅՏ", "TТΤ", "UՍ", "VѴ", "WԜ", "XХΧ", "YҮΥ", "ZΖ",
      "3З", ".。｡․", ":：︰։", "-‐‑‒–—―−﹣", "/⁄∕", " \u00A0\u2007\u202F"};
  private static final int MATH = 0x1D400;
  private static final int MATH_END = 0x1D800;

  private Lookalikes() {}

  /** The tables, made when the first text needs them. */
  private static final class Tables {
    static final char[] PLANE = plane();
    static final boolean[] LETTERS = new boolean[Character.MAX_VALUE + 1];

    static {
      for (String alike : ALIKE) {
        for (int i = 1; i < alike.length(); i++) {
          PLANE[alike.charAt(i)] = alike.charAt(0);
          LETTERS[alike.charAt(i)] = isScript(alike.charAt(i));
        }
      }
    }

    private static char[] plane() {
      char[] plane = new char[Character.MAX_VALUE + 1];
      for (int c = 0; c < plane.length; c++) {
        plane[c] = c >= 0x80 && mayDiffer((char) c) ? mapped(c) : (char) c;
      }
      return plane;
    }
  }

  private static char mapped(int c) {
    if (isRemoved(c)) {
      return REMOVED;
    }
    int digit = Character.digit(c, 10);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    if (c > Character.MAX_VALUE || !Character.isSurrogate((char) c)) {
      String form = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC);
      if (form.length() == 1 && form.charAt(0) >= ' ' && form.charAt(0) < 0x7F) {
        return form.charAt(0);
      }
    }
    return c > Character.MAX_VALUE ? '\uFFFD' : (char) c;
  }

  /** Zero-width, soft-hyphen, bidirectional and tag characters, variation selectors, fillers. */
  static boolean isRemoved(int c) {
    return c == 0xAD || c == 0x34F || c == 0x61C || c == 0x180E || c >= 0x200B && c <= 0x200F
        || c >= 0x202A && c <= 0x202E || c >= 0x2060 && c <= 0x206F || c == 0xFEFF
        || c >= 0xFE00 && c <= 0xFE0F || c >= 0xE0000 && c <= 0xE0FFF || isMark(c);
  }

  private static boolean isMark(int c) {
    return c >= 0x300 && c <= 0x36F || c >= 0x20D0 && c <= 0x20F0;
  }

  /** Whether a character beyond ASCII may stand for another; no for what is common in ordinary text. */
  static boolean mayDiffer(char c) {
    boolean latin = c < 0x250 && c != 0xA0 && c != 0xAD;
    boolean symbols = c >= 0x2016 && c < 0x202A && c != 0x2024 || c >= 0x2190 && c < 0x2212
        || c > 0x2215 && c < 0x2460 || c >= 0x2500 && c < 0x3000 || c == 0x3001;
    boolean eastern = c >= 0x3003 && c < 0xA620 || c >= 0xAC00 && c < 0xD800;
    boolean emoji = c == 0xD83D || c == 0xD83E || c == 0xFE0F || c >= 0xDC00 && c < 0xF900;
    return !(latin || symbols || eastern || emoji);
  }

  private static boolean isScript(char c) {
    return c < 0x1000 || c == 'Ꮮ' || c == 'ᴢ';
  }

  /** Whether it is a letter of its own script, at home in words of that script. */
  static boolean isLetterElsewhere(char c) {
    return Tables.LETTERS[c];
  }

  /** What a character stands for: itself, another, or {@link #REMOVED}. */
  static char plain(char c) {
    return Tables.PLANE[c];
  }

  /** The same for a character of two code units; U+FFFD when it stands for no single one. */
  static char plain(int codePoint) {
    boolean known = codePoint >= MATH && codePoint < MATH_END
        || codePoint >= 0x1F100 && codePoint < 0x1F190 || codePoint >= 0xE0000
        || codePoint < 0x1D000 && Character.digit(codePoint, 10) >= 0
        || codePoint > 0x1D800 && Character.digit(codePoint, 10) >= 0;
    return known ? mapped(codePoint) : '\uFFFD';
  }

  /**
   * Whether the character at a place, which may differ, does so where it matters: next to ASCII
   * letters and digits. Between words of its own script, or as a dash or blank of prose, it does not.
   */
  static boolean matters(Text text, int i) {
    char c = text.charAt(i);
    char before = Chars.at(text, i - 1);
    char after = Chars.at(text, i + 1);
    if (Character.isHighSurrogate(c)) {
      return Character.isLowSurrogate(after) && plain(Character.toCodePoint(c, after)) != '\uFFFD';
    }
    char plain = plain(c);
    if (plain == c) {
      return false;
    }
    if (plain == REMOVED) {
      return Chars.is(before, Chars.LOWER | Chars.UPPER | Chars.DIGIT) || Chars.isAlnum(after)
          || before == '@' || after == '@' || isRemoved(after);
    }
    boolean beside = Chars.isAlnum(before) || Chars.isAlnum(after)
        || plain == ':' && after > ' ' && after < 0x7F;
    if (plain == ' ' || plain == '-') {
      return beside && (Chars.isDigit(before) || Chars.isDigit(after)) && before < 0x80
          && after < 0x80;
    }
    return beside || before == '@' || after == '@'
        || !isLetterElsewhere(c) && after >= 0x80 && plain(after) != after;
  }
}
