package io.octollm.reflex;

/**
 * Turkish identity numbers: eleven digits, the first not 0, and two check digits of which the last is
 * the sum of all others (Nüfus ve Vatandaşlık İşleri).
 */
final class TrNationalId implements Detector {
  static final String TYPE = "TR_NATIONAL_ID";
  private static final Names NAMES = Names.of("tc", "tckn", "tckimlik", "kimlik", "kimliği", "vatandaşlık",
      "turkish id", "turkish national", "turkish identity", "turkish identification", "national id",
      "identity number");
  private static final Weights TENTH = Weights.of(7, -1, 7, -1, 7, -1, 7, -1, 7);
  private static final Weights LAST = Weights.of(1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(11) ? 1 : n.begins(3, 3, 3, 2) && n.uniform(4) ? 4 : 0;
    if (groups == 0 || n.joined(groups) || n.digit(0) == 0) {
      return;
    }
    boolean holds = Math.floorMod(TENTH.sum(n), 10) == n.digit(9) && LAST.sum(n) % 10 == n.digit(10);
    NAMES.judge(scan, TYPE, n, groups, holds, holds ? Level.WEAK : null);
  }
}
