package io.octollm.reflex;

/**
 * Australian tax file numbers: nine digits, formerly eight, by a weighted sum that 11 divides
 * (Australian Taxation Office). 123 456 782.
 */
final class AuTfn implements Detector {
  static final String TYPE = "AU_TFN";
  private static final Names NAMES = Names.of("tfn", "tfns", "tax file");
  private static final Weights NINE = Weights.of(1, 4, 3, 7, 5, 8, 6, 9, 10);
  private static final Weights EIGHT = Weights.of(10, 7, 8, 4, 6, 3, 5, 1);

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(9) || n.begins(8) ? 1
        : (n.begins(3, 3, 3) || n.begins(3, 3, 2) || n.begins(2, 3, 3)) && n.uniform(3) ? 3 : 0;
    if (groups == 0 || n.joined(groups)) {
      return;
    }
    boolean short8 = n.digits(groups) == 8;
    boolean holds = (short8 ? EIGHT : NINE).sum(n) % 11 == 0 && !n.repeats(8);
    boolean pointed = groups > 1 && n.separator(1) == '.';
    NAMES.judge(scan, TYPE, n, groups, holds, holds && !short8 && !pointed ? Level.WEAK : null);
  }
}
