package io.octollm.reflex;

/**
 * Australian Medicare numbers: ten digits, 2 to 6 in front, the ninth a checksum of those before, the
 * tenth the card's issue; an eleventh tells the person on it (Services Australia). 2123 45670 1.
 */
final class AuMedicare implements Detector {
  static final String TYPE = "AU_MEDICARE";
  private static final Names NAMES = Names.of("medicare", "health card", "medicare card", "医保卡", "醫保卡");
  private static final Weights WEIGHTS = Weights.of(1, 3, 7, 9, 1, 3, 7, 9);

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = groups(n);
    if (groups == 0 || n.joined(groups) || n.digit(0) < 2 || n.digit(0) > 6) {
      return;
    }
    boolean holds = WEIGHTS.sum(n) % 10 == n.digit(8) && n.digit(9) != 0;
    NAMES.judge(scan, TYPE, n, groups, holds,
        holds ? n.size(0) == 4 ? Level.VALIDATED : Level.WEAK : null);
  }

  private static int groups(DigitGroups n) {
    if (n.begins(4, 5, 1)) {
      boolean person = n.begins(4, 5, 1, 1) && (n.separator(3) == '/' || n.separator(3) == '-');
      return n.uniform(3) ? person ? 4 : 3 : 0;
    }
    return n.begins(10) || n.begins(11) ? 1 : 0;
  }
}
