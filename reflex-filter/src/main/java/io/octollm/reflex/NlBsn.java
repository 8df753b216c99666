package io.octollm.reflex;

/**
 * Dutch citizen service numbers: eight or nine digits by the eleven test, whose last weight is -1
 * (Rijksdienst voor Identiteitsgegevens). 111222333, 1234.56.782.
 */
final class NlBsn implements Detector {
  static final String TYPE = "NL_BSN";
  private static final Names NAMES = Names.of("bsn", "bsnnummer", "bsnr", "burgerservicenummer",
      "burger service", "sofinummer", "sofi", "citizen service", "persoonsnummer");
  private static final Weights NINE = Weights.of(9, 8, 7, 6, 5, 4, 3, 2, -1);
  private static final Weights EIGHT = Weights.of(8, 7, 6, 5, 4, 3, 2, -1);

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(9) || n.begins(8) ? 1
        : (n.begins(3, 3, 3) || n.begins(4, 2, 3)) && n.uniform(3) ? 3 : 0;
    if (groups == 0 || n.joined(groups)) {
      return;
    }
    boolean short8 = n.digits(groups) == 8;
    boolean holds = (short8 ? EIGHT : NINE).sum(n) % 11 == 0 && !n.repeats(8);
    Level unnamed = n.size(0) == 4 ? Level.SHAPED : short8 ? null : Level.WEAK;
    NAMES.judge(scan, TYPE, n, groups, holds, holds ? unnamed : null);
  }
}
