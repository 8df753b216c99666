package io.octollm.reflex;

/**
 * United States social security numbers, by the Social Security Administration's rules: area not
 * 000, 666 or 9xx, group not 00, serial not 0000. Without separators only beside a word for it.
 */
final class UsSsn implements Detector {
  static final String TYPE = "US_SSN";
  private static final Words FOR = Words.of("ssn ssns social security socialsecurity taxpayer tin");
  /** The word that makes a social number another country's. */
  private static final Words ELSEWHERE = Words.of("insurance assurance sécurité");
  private static final Words AGAINST = Words.of("order invoice tracking part sku version build"
      + " ticket serial item zip reference isbn");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(3, 2, 4) && n.uniform(3) ? 3 : n.begins(9) ? 1 : 0;
    if (groups == 0 || n.joined(groups) || !isAssignable(n)) {
      return;
    }
    int end = n.end(groups - 1);
    boolean named = scan.near(at, end, FOR) && !scan.near(at, end, ELSEWHERE);
    if (groups == 1 && !named) {
      return;
    }
    boolean doubtful = isSpecimen(n.value(0, 9))
        || !named && (n.separator(1) != '-' || n.prefixed() || scan.near(at, end, AGAINST));
    scan.add(TYPE, at, end, doubtful ? Level.WEAK : named ? Level.VALIDATED : Level.SHAPED);
  }

  private static boolean isAssignable(DigitGroups n) {
    int area = n.value(0, 3);
    return area != 0 && area != 666 && area < 900 && n.value(3, 5) != 0 && n.value(5, 9) != 0;
  }

  /** Numbers that were printed on sample cards and never belonged to anybody since. */
  private static boolean isSpecimen(int number) {
    return number == 78_05_1120 || number == 219_09_9999;
  }
}
