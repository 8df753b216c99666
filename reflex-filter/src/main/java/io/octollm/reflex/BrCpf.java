package io.octollm.reflex;

/**
 * Brazilian numbers of natural persons: nine digits and two check digits modulo 11 (Receita Federal).
 * 123.456.789-09.
 */
final class BrCpf implements Detector {
  static final String TYPE = "BR_CPF";
  private static final Names NAMES = Names.of("cpf", "cpfs", "cadastro de pessoas", "pessoa física",
      "pessoa fisica", "pessoas físicas", "contribuinte");
  private static final Weights FIRST = Weights.of(10, 9, 8, 7, 6, 5, 4, 3, 2);
  private static final Weights SECOND = Weights.of(11, 10, 9, 8, 7, 6, 5, 4, 3, 2);

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(11) ? 1 : n.begins(9, 2) ? 2
        : n.begins(3, 3, 3, 2) && n.uniform(3) && n.separator(3) != DigitGroups.MIXED ? 4 : 0;
    if (groups == 0 || n.joined(groups) || n.repeats(11)) {
      return;
    }
    boolean holds = FIRST.sum(n) * 10 % 11 % 10 == n.digit(9)
        && SECOND.sum(n) * 10 % 11 % 10 == n.digit(10);
    boolean pointed = groups == 4 && n.separator(1) == '.' && n.separator(3) == '-';
    Level unnamed = holds ? groups > 1 ? Level.VALIDATED : Level.WEAK : pointed ? Level.WEAK : null;
    NAMES.judge(scan, TYPE, n, groups, holds, groups == 4 && n.isAddress(0) ? null : unnamed);
  }
}
