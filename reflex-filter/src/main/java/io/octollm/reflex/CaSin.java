package io.octollm.reflex;

/**
 * Canadian social insurance numbers: nine digits by Luhn's checksum, never 0 or 8 in front
 * (Employment and Social Development Canada). 046-454-286.
 */
final class CaSin implements Detector {
  static final String TYPE = "CA_SIN";
  private static final Names NAMES = Names.of("sin", "sins", "s i n", "social insurance", "nas", "assurance sociale",
      "canadian social", "insurance number");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(9) ? 1 : n.begins(3, 3, 3) && n.uniform(3) ? 3 : 0;
    if (groups == 0 || n.joined(groups) || scan.text.startsWith("sin(", at - 4)) {
      return;
    }
    boolean holds = n.digit(0) != 0 && n.digit(0) != 8 && Luhn.holds(n, 9) && !n.repeats(9);
    boolean pointed = groups == 3 && n.separator(1) == '.';
    boolean dashed = groups == 3 && n.separator(1) == '-';
    NAMES.judge(scan, TYPE, n, groups, holds,
        !holds || pointed ? null : dashed ? Level.SHAPED : Level.WEAK);
  }
}
