package io.octollm.reflex;

/**
 * United States social security numbers, by the Social Security Administration's rules: area not
 * 000, 666 or 9xx, group not 00, serial not 0000. Nine bare digits are one beside a word for it, and
 * may be one in a text of little else.
 */
final class UsSsn implements Detector {
  static final String TYPE = "US_SSN";
  private static final Names NAMES = Names.of("ssn", "ssns", "social security", "social security number",
      "social security no", "socialsecurity", "social sec", "soc sec", "ss number", "ss no", "taxpayer", "tax id",
      "tin", "seguro social", "ss", "social is", "social no", "social number");
  private static final Words AGAINST = Words.of("order invoice tracking part sku version build ticket serial item zip"
      + " superseded reference isbn pid");
  /** They speak against nine digits in a row alone: no sum and no limit is written with dashes. */
  private static final Words SUMS = Words.of("total sum bytes size offset line rows records count max min limit const"
      + " ms");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(9) ? 1 : n.begins(3, 2, 4) && n.uniform(3) ? 3
        : (n.begins(3, 6) || n.begins(5, 4)) && n.separator(1) == '-' ? 2 : 0;
    if (groups == 0 || n.joined(groups) || !isAssignable(n)) {
      return;
    }
    int end = n.end(groups - 1);
    Names.Nearest nearest = NAMES.nearest(scan, at, end);
    if (nearest == Names.Nearest.OWN) {
      scan.addNamed(TYPE, at, end, isSpecimen(n.value(0, 9)) ? Level.WEAK : Level.VALIDATED);
    } else if (groups == 1) {
      boolean sum = "$€£+".indexOf(Chars.at(scan.text, at - 1)) >= 0;
      if (nearest == Names.Nearest.NONE && !sum && scan.brief(at, end) && !n.prefixed() && !n.crowded(1)
          && !n.repeats(9) && !scan.near(at, end, AGAINST) && !scan.near(at, end, SUMS)) {
        scan.addFaint(TYPE, at, end);
      }
    } else if (groups == 2) {
      if (nearest == Names.Nearest.NONE && scan.brief(at, end) && !n.prefixed() && n.digit(0) > 0) {
        scan.add(TYPE, at, end, Level.WEAK);
      }
    } else {
      boolean doubtful = n.separator(1) != '-' || n.prefixed() || isSpecimen(n.value(0, 9))
          || nearest == Names.Nearest.OTHER || scan.near(at, end, AGAINST)
          || scan.text.regionMatches(true, at - "P/N ".length(), "p/n ", 0, "p/n ".length());
      scan.add(TYPE, at, end, doubtful ? Level.WEAK : Level.SHAPED);
    }
  }

  static boolean isAssignable(DigitGroups n) {
    int area = n.value(0, 3);
    return area != 0 && area != 666 && area < 900 && n.value(3, 5) != 0 && n.value(5, 9) != 0;
  }

  /** Numbers that were printed on sample cards and never belonged to anybody since. */
  private static boolean isSpecimen(int number) {
    return number == 78_05_1120 || number == 219_09_9999;
  }
}
