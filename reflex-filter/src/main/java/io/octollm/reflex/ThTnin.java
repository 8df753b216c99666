package io.octollm.reflex;

/**
 * Thai national identity numbers: a digit 1 to 8, twelve more, the last a checksum modulo 11
 * (Department of Provincial Administration). 1-1017-00230-70-8.
 */
final class ThTnin implements Detector {
  static final String TYPE = "TH_TNIN";
  private static final Names NAMES = Names.of("tnin", "thai id", "thai national", "thai identification",
      "thai citizen", "national id", "citizen id", "identification number", "เลขประจำตัว", "ประจำตัว", "ประชาชน");
  /** Provinces are counted from 1, so a 0 behind the kind of person wants a name. */
  private static final Words NAMED = Words.of("tnin thai citizen thailand");
  private static final Weights WEIGHTS = Weights.of(13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2);

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(13) ? 1 : n.begins(1, 4, 5, 2, 1) && n.uniform(5) ? 5 : 0;
    if (groups == 0 || n.joined(groups) || n.digit(0) == 0 || n.digit(0) == 9
        || groups == 1 && n.digit(1) == 0 && !scan.near(at, n.end(0), NAMED)) {
      return;
    }
    boolean holds = (11 - WEIGHTS.sum(n) % 11) % 10 == n.digit(12) && !n.repeats(13);
    Level unnamed = holds ? groups == 5 ? Level.VALIDATED
        : Epoch.isLikely(n, scan.text) ? null : Level.WEAK : groups == 5 ? Level.WEAK : null;
    NAMES.judge(scan, TYPE, n, groups, holds, unnamed);
  }
}
