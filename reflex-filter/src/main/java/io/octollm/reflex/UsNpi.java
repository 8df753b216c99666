package io.octollm.reflex;

/**
 * Numbers of United States health care providers: ten digits that begin with 1 or 2, for which
 * Luhn's checksum holds behind the prefix 80840 (45 CFR 162.406).
 */
final class UsNpi implements Detector {
  static final String TYPE = "US_NPI";
  /** What the prefix 80840 adds to the sum. */
  private static final int PREFIX = 24;
  private static final Names NAMES = Names.of("npi", "npis", "npi number", "national provider",
      "national provider identifier", "provider", "provider id", "provider number", "prescriber", "physician",
      "doctor");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(10) ? 1 : n.begins(4, 3, 3) && n.uniform(3) ? 3 : 0;
    if (groups == 0 || n.digit(0) != 1 && n.digit(0) != 2 || n.joined(groups) || !holds(n)
        || n.repeats(10)) {
      return;
    }
    boolean unnamed = scan.brief(at, n.end(groups - 1)) && !Epoch.isLikely(n, scan.text);
    NAMES.judge(scan, TYPE, n, groups, true, unnamed ? Level.WEAK : null);
  }

  static boolean holds(DigitGroups n) {
    int sum = PREFIX;
    for (int i = 0; i < 10; i++) {
      int doubled = n.digit(i) * 2;
      sum += i % 2 != 0 ? n.digit(i) : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
