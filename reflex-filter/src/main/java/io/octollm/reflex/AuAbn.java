package io.octollm.reflex;

/**
 * Australian business numbers: eleven digits, of which the first two check the others modulo 89
 * (Australian Business Register). 51 824 753 556.
 */
final class AuAbn implements Detector {
  static final String TYPE = "AU_ABN";
  private static final Names NAMES = Names.of("abn", "abns", "australian business", "business number");
  private static final Weights WEIGHTS = Weights.of(10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19);

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(11) ? 1 : n.begins(2, 3, 3, 3) && n.uniform(4) ? 4 : 0;
    if (groups == 0 || n.joined(groups) || n.digit(0) == 0) {
      return;
    }
    boolean holds = (WEIGHTS.sum(n) - 10) % 89 == 0;
    NAMES.judge(scan, TYPE, n, groups, holds,
        holds ? groups == 4 && n.separator(1) != '.' ? Level.VALIDATED : Level.WEAK : null);
  }
}
