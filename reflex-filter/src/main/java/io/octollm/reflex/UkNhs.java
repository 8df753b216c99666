package io.octollm.reflex;

/**
 * British health service numbers: ten digits by a checksum modulo 11 (NHS Data Dictionary), in the
 * ranges that England, Wales, Northern Ireland and, with a date of birth, Scotland issue, or that
 * are kept for tests. 943 476 5919.
 */
final class UkNhs implements Detector {
  static final String TYPE = "UK_NHS";
  private static final Names NAMES = Names.of("nhs", "national health", "health service", "health number",
      "chi number", "patient number", "rhif gig");
  private static final Weights WEIGHTS = Weights.of(10, 9, 8, 7, 6, 5, 4, 3, 2, 1);

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(10) ? 1 : n.begins(3, 3, 4) && n.uniform(3) ? 3 : 0;
    if (groups == 0 || n.joined(groups)) {
      return;
    }
    boolean holds = holds(n);
    boolean phone = n.digit(0) > 1 && n.digit(3) > 1;
    // Dots are between the groups of phones, and seldom here.
    boolean dotted = groups == 3 && n.separator(1) == '.';
    boolean sure = groups == 3 && (n.separator(1) == ' ' || !phone);
    NAMES.judge(scan, TYPE, n, groups, holds,
        holds && !dotted && (isIssued(n) || sure && !phone) ? sure ? Level.VALIDATED : Level.WEAK : null);
  }

  static boolean holds(DigitGroups n) {
    return WEIGHTS.sum(n) % 11 == 0 && !n.repeats(10);
  }

  private static boolean isIssued(Digits n) {
    return switch (n.digit(0)) {
      case 4, 6, 7, 9 -> true;
      case 3 -> n.digit(1) >= 2 || Days.exist(n.value(2, 4), n.value(0, 2));
      case 5, 8 -> false;
      default -> Days.exist(n.value(2, 4), n.value(0, 2));
    };
  }
}
