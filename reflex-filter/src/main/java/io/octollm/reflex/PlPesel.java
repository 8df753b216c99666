package io.octollm.reflex;

/**
 * Polish PESEL numbers: date of birth with the century in the month, and a checksum by the weights 1,
 * 3, 7, 9 (Ministerstwo Cyfryzacji). Eleven digits; the date apart only where it is named.
 */
final class PlPesel implements Detector {
  static final String TYPE = "PL_PESEL";
  private static final Names NAMES = Names.of("pesel", "peselu", "pesel nr", "numer pesel",
      "polish national", "polish id");
  private static final Weights WEIGHTS = Weights.of(1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1);
  private static final int[] CENTURIES = {1900, 2000, 2100, 2200, 1800};

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(11) ? 1 : n.begins(6, 5) && n.uniform(2) ? 2 : 0;
    if (groups == 0 || n.joined(groups)) {
      return;
    }
    int month = n.value(2, 4);
    boolean born = Days.exist(CENTURIES[month / 20] + n.value(0, 2), month % 20, n.value(4, 6));
    boolean holds = born && WEIGHTS.sum(n) % 10 == 0;
    NAMES.judge(scan, TYPE, n, groups, holds, holds && groups == 1 ? Level.WEAK : null);
  }
}
