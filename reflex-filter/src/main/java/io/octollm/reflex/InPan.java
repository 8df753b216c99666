package io.octollm.reflex;

/**
 * Indian permanent account numbers: five letters, of which the fourth tells the kind of holder, four
 * digits and a letter (Income Tax Department). The check letter's rule is not published. ABCPE1234F.
 */
final class InPan implements Detector {
  static final String TYPE = "IN_PAN";
  private static final Names NAMES = Names.of("pan", "pans", "pancard", "panno", "permanent account",
      "income tax", "पैन");
  private static final String HOLDERS = "ABCEFGHJKLPT";

  @Override
  public void verify(Scan scan, int at) {
    Spelled s = scan.spelled();
    if (!s.read(scan.text, at, "AAAAA9999A") || s.value(5, 9) == 0) {
      return;
    }
    boolean holds = HOLDERS.indexOf(s.at(3)) >= 0;
    NAMES.judge(scan, TYPE, at, s.end(), holds ? Level.VALIDATED : Level.SHAPED,
        holds && !s.lower() ? Level.SHAPED : Level.WEAK);
  }
}
