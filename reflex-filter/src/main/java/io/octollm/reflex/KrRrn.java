package io.octollm.reflex;

/**
 * South Korean resident and foreigner registration numbers: date of birth, a digit for century and
 * sex, and a check digit that numbers given since October 2020 no longer have; those of people born
 * before 1900 all have it. 900101-1234567.
 */
final class KrRrn implements Detector {
  static final String TYPE = "KR_RRN";
  private static final Names NAMES = Names.of("rrn", "frn", "arc", "resident registration",
      "alien registration", "foreigner registration", "jumin", "korean id", "주민등록", "주민번호", "주민",
      "외국인등록", "등록번호");
  private static final Weights WEIGHTS = Weights.of(2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5);

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(13) ? 1 : n.begins(6, 7) && n.uniform(2) && n.separator(1) != '.' ? 2 : 0;
    if (groups == 0 || n.joined(groups)) {
      return;
    }
    int kind = n.digit(6);
    boolean old = kind == 9 || kind == 0;
    int century = old ? 1800 : kind % 4 == 1 || kind % 4 == 2 ? 1900 : 2000;
    if (!Days.exist(century + n.value(0, 2), n.value(2, 4), n.value(4, 6))) {
      return;
    }
    boolean holds = (11 - WEIGHTS.sum(n) % 11 + (kind >= 5 && kind <= 8 ? 2 : 0)) % 10 == n.digit(12);
    Level unnamed = groups == 1
        ? (holds || !old && scan.brief(at, n.end(0))) && !Epoch.isLikely(n, scan.text)
        ? Level.WEAK : null
        : holds ? Level.VALIDATED : old ? null : Level.SHAPED;
    NAMES.judge(scan, TYPE, n, groups, holds || !old, unnamed);
  }
}
