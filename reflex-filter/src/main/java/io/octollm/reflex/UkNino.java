package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * British national insurance numbers: two letters, six digits, a letter A to D, with the prefixes
 * that HM Revenue and Customs rules out (NIM39110). There is no checksum. AB 12 34 56 C.
 */
final class UkNino implements Detector {
  static final String TYPE = "UK_NINO";
  private static final Names NAMES = Names.of("nino", "ninos", "ni", "national insurance",
      "insurance number", "nat ins");
  private static final String NEVER_FIRST = "DFIQUV";
  private static final String NEVER_SECOND = "DFIOQUV";
  private static final String NEVER_BOTH = "BG GB KN NK NT TN ZZ";

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int from = Chars.isDigit(text.charAt(at)) ? at - 3 : at;
    if (from < 0 || !isLetter(text.charAt(from)) || !isLetter(text.charAt(from + 1))) {
      return;
    }
    Spelled s = scan.spelled();
    if (s.read(text, from, "AA 99 99 99 A") && isSuffix(s, text)) {
      if (isPrefix(s)) {
        NAMES.judge(scan, TYPE, from, s.end(), Level.VALIDATED,
            s.lower() || isReference(text, from) ? Level.WEAK : Level.SHAPED);
      }
    } else if (s.read(text, from, "AA 99 99 99") && isPrefix(s)) {
      NAMES.judge(scan, TYPE, from, s.end(), Level.VALIDATED, null);
    }
  }

  /** Whether all six digits stand between two dashes, as in the number of a case and in no NINO. */
  private static boolean isReference(Text text, int from) {
    return Chars.at(text, from + 2) == '-' && Chars.at(text, from + 9) == '-';
  }

  private static boolean isLetter(char c) {
    return Chars.is(c, Chars.LOWER | Chars.UPPER);
  }

  /** The suffix is as large as the prefix: in AB 12 34 56 a, the last is a word of its own. */
  private static boolean isSuffix(Spelled s, Text text) {
    boolean small = Chars.is(text.charAt(s.end() - 1), Chars.LOWER);
    return s.at(8) <= 'D' && small == Chars.is(text.charAt(s.start()), Chars.LOWER);
  }

  private static boolean isPrefix(Spelled s) {
    char first = s.at(0);
    char second = s.at(1);
    if (NEVER_FIRST.indexOf(first) >= 0 || NEVER_SECOND.indexOf(second) >= 0) {
      return false;
    }
    for (int i = 0; i < NEVER_BOTH.length(); i += 3) {
      if (NEVER_BOTH.charAt(i) == first && NEVER_BOTH.charAt(i + 1) == second) {
        return false;
      }
    }
    return true;
  }
}
