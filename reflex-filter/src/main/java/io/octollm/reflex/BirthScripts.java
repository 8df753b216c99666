package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** What says in scripts whose words have no ends, or marks within, that a date is of a birth. */
final class BirthScripts {
  private static final String[] BEFORE = {"生年月日", "出生日期", "出生", "생년월일", "เกิด", "जन्म"};
  private static final String[] BEHIND = {"生まれ", "出生", "生(", "生)", "生("};
  private static final int MOST_BETWEEN = 24;
  private static final int MOST_SIGNS = 24;

  private BirthScripts() {}

  /** Whether such a word stands before a date, with no number between, or right behind it. */
  static boolean tell(Text text, int start, int end) {
    for (String word : BEHIND) {
      if (text.startsWith(word, end)) {
        return true;
      }
    }
    int last = start;
    while (last > 0 && start - last < MOST_SIGNS && isSign(text.charAt(last - 1))) {
      last--;
    }
    if (last == 0 || text.charAt(last - 1) < Names.UNSPACED) {
      return false;
    }
    int least = last;
    while (least > 0 && last - least < MOST_BETWEEN && text.charAt(least - 1) != '\n'
        && !Chars.isDigit(text.charAt(least - 1))) {
      least--;
    }
    for (String word : BEFORE) {
      int at = text.lastIndexOf(word.charAt(0), last - 1, least - 1);
      while (at >= least) {
        if (text.startsWith(word, at)) {
          return true;
        }
        at = text.lastIndexOf(word.charAt(0), at - 1, least - 1);
      }
    }
    return false;
  }

  private static boolean isSign(char c) {
    return c < 0x80 && c != '\n' && !Chars.isAlnum(c);
  }
}
