package io.octollm.reflex;

/**
 * United States employers' numbers: a prefix that the Internal Revenue Service gives out, a dash and
 * seven digits; without the dash only beside a word for it.
 */
final class UsEin implements Detector {
  static final String TYPE = "US_EIN";
  private static final Names NAMES = Names.of("ein", "eins", "fein", "employer identification",
      "employer identification number", "employer id", "employer number", "employer", "tax id", "federal tax id",
      "federal id", "fed id", "tax number", "business tax", "irs number", "tin", "company tax id",
      "identificación del empleador", "identificacion del empleador");
  /** Prefixes that no campus of the service ever gave out. */
  private static final String UNUSED = " 00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97 ";

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(9) ? 1 : n.begins(2, 7) && n.uniform(2) && n.separator(1) != '.' ? 2 : 0;
    if (groups == 0 || n.joined(groups) || n.count() > groups && n.separator(groups) == '/') {
      return;
    }
    int prefix = n.value(0, 2);
    if (UNUSED.contains(prefix < 10 ? " 0" + prefix + " " : " " + prefix + " ") || n.repeats(9)) {
      return;
    }
    boolean whole = groups == 2 && n.separator(1) == '-';
    NAMES.judge(scan, TYPE, n, groups, true, whole ? Level.WEAK : null);
  }
}
