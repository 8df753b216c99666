package io.octollm.reflex;

/**
 * South African identity numbers: date of birth, a serial, citizenship, a digit that is 8 or 9 today,
 * and Luhn's checksum (Department of Home Affairs). 800101 5009 087.
 */
final class ZaId implements Detector {
  static final String TYPE = "ZA_ID";
  private static final Names NAMES = Names.of("south african", "sa id", "said", "rsa id", "rsa",
      "za id", "national id", "identity number", "id number", "identiteitsnommer");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(13) ? 1 : n.begins(6, 4, 3) && n.uniform(3) ? 3
        : n.begins(6, 4, 2, 1) && n.uniform(4) ? 4
        : n.begins(6, 4, 1, 1, 1) && n.uniform(5) ? 5 : 0;
    if (groups == 0 || n.joined(groups) || !Days.exist(n.value(2, 4), n.value(4, 6))
        || n.digit(10) > 2) {
      return;
    }
    boolean holds = Luhn.holds(n, 13);
    boolean today = n.digit(10) < 2 && n.digit(11) >= 8 && !(groups == 1 && Epoch.isLikely(n, scan.text));
    NAMES.judge(scan, TYPE, n, groups, holds,
        holds ? groups > 1 ? Level.VALIDATED : today ? Level.SHAPED : Level.WEAK : null);
  }
}
