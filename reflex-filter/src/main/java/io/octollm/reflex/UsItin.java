package io.octollm.reflex;

/**
 * United States individual taxpayer numbers, by the Internal Revenue Service's rules: nine digits
 * that begin with 9 and have 50 to 65, 70 to 88, 90 to 92 or 94 to 99 in fourth and fifth place.
 */
final class UsItin implements Detector {
  static final String TYPE = "US_ITIN";
  private static final Names NAMES = Names.of("itin", "itins", "individual taxpayer", "taxpayer",
      "taxpayer id", "taxpayer identification number", "tax id", "tin", "irs", "ssn");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(9) ? 1 : n.begins(3, 2, 4) && n.uniform(3) ? 3
        : (n.begins(3, 6) || n.begins(5, 4)) && n.separator(1) == '-' ? 2 : 0;
    if (groups == 0 || n.digit(0) != 9 || n.joined(groups) || !isIssued(n.value(3, 5))
        || n.repeats(9)) {
      return;
    }
    int end = n.end(groups - 1);
    boolean dashed = groups == 3 && n.separator(1) == '-';
    boolean weak = groups == 3 || scan.brief(at, end);
    NAMES.judge(scan, TYPE, n, groups, true, dashed ? Level.SHAPED : weak ? Level.WEAK : null);
  }

  private static boolean isIssued(int middle) {
    return middle >= 50 && middle != 89 && middle != 93 && (middle <= 65 || middle >= 70);
  }
}
