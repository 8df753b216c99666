package io.octollm.reflex;

/**
 * Registration numbers of the Drug Enforcement Administration: a registrant's letter, a name's letter
 * or a 9, and seven digits of which the last is a check: of (1st + 3rd + 5th) + 2 (2nd + 4th + 6th).
 */
final class UsDea implements Detector {
  static final String TYPE = "US_DEA";
  private static final String REGISTRANTS = "ABCDEFGHJKLMPRSTUX";
  private static final Names NAMES = Names.of("dea", "dea number", "dea no", "dea registration",
      "drug enforcement administration", "prescriber", "registration number", "medical license",
      "medical licence", "certificate", "prescriber dea", "dea license");

  @Override
  public void verify(Scan scan, int at) {
    Spelled code = scan.spelled();
    if (code.read(scan.text, at, "A# 9999999") || code.read(scan.text, at, "A#9999999")) {
      judge(scan, at, false);
    }
  }

  /** The digits of one whose letters a dash or a blank parts from them: {@code AN 9366596}. */
  static void verifyParted(Scan scan, int at) {
    Spelled code = scan.spelled();
    if (at >= 3 && code.read(scan.text, at - 3, "A# 9999999") && !code.lower()) {
      judge(scan, at - 3, true);
    }
  }

  private static void judge(Scan scan, int at, boolean parted) {
    Spelled code = scan.spelled();
    boolean shaped = REGISTRANTS.indexOf(code.at(0)) >= 0
        && (code.at(1) == '9' || !Chars.isDigit(code.at(1)));
    int sum = code.digit(2) + code.digit(4) + code.digit(6)
        + 2 * (code.digit(3) + code.digit(5) + code.digit(7));
    if (shaped && sum % 10 == code.digit(8)) {
      boolean prefixed = Chars.at(scan.text, at - 1) == '-' || Chars.at(scan.text, at - 1) == '#';
      NAMES.judge(scan, TYPE, code.start(), code.end(), Level.VALIDATED,
          parted ? null : code.lower() || prefixed ? Level.WEAK : Level.SHAPED);
    }
  }
}
