package io.octollm.reflex;

/**
 * Italian fiscal codes: letters of the name, the day of birth, the place and a check letter (decree of
 * 23 December 1976). Digits may have become letters to tell namesakes apart. RSSMRA85M01H501Q.
 */
final class ItFiscalCode implements Detector {
  static final String TYPE = "IT_FISCAL_CODE";
  private static final Names NAMES = Names.of("codice fiscale", "cod fiscale", "cod fisc",
      "cf", "fiscal code", "tax code");
  private static final String LAYOUT = "AAA AAA ##A## A### A";
  private static final String MONTHS = "ABCDEHLMPRST";
  private static final String DIGITS = "LMNPQRSTUV";
  /** What a character in an odd place counts: 0 to 9, or A to J, and then K to Z. */
  private static final int[] ODD = {1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12,
      14, 16, 10, 22, 25, 24, 23};

  @Override
  public void verify(Scan scan, int at) {
    int from = scan.runs().codeEnd() - scan.runs().codeStart() == 5 ? at - 8 : at;
    Spelled s = scan.spelled();
    if (!s.read(scan.text, from, LAYOUT) || MONTHS.indexOf(s.at(8)) < 0) {
      return;
    }
    int day = number(s, 9, 11) % 40;
    boolean digits = number(s, 6, 8) >= 0 && number(s, 12, 15) >= 0 && number(s, 9, 11) <= 71
        && Days.exist(MONTHS.indexOf(s.at(8)) + 1, day);
    if (digits) {
      boolean holds = isChecked(s);
      NAMES.judge(scan, TYPE, from, s.end(), holds ? Level.VALIDATED : Level.WEAK,
          holds ? Level.VALIDATED : Level.WEAK);
    }
  }

  /** The number in some places, be they digits or the letters that stand for them; -1 is none. */
  private static int number(Spelled s, int from, int to) {
    int number = 0;
    for (int i = from; i < to; i++) {
      char c = s.at(i);
      int digit = Chars.isDigit(c) ? c - '0' : DIGITS.indexOf(c);
      if (digit < 0) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static boolean isChecked(Spelled s) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int value = Chars.isDigit(s.at(i)) ? s.at(i) - '0' : s.at(i) - 'A';
      sum += i % 2 == 0 ? ODD[value] : value;
    }
    return sum % 26 == s.at(15) - 'A';
  }
}
