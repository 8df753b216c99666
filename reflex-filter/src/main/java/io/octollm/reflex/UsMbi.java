package io.octollm.reflex;

/**
 * Medicare beneficiary identifiers: eleven places, each with the kind that the Centers for Medicare
 * and Medicaid Services lay down, without the letters S, L, O, I, B and Z.
 */
final class UsMbi implements Detector {
  static final String TYPE = "US_MBI";
  private static final Names NAMES = Names.of("mbi", "medicare", "medicare number", "medicare id",
      "beneficiary", "beneficiary identifier", "beneficiary id");

  @Override
  public void verify(Scan scan, int at) {
    char first = scan.text.charAt(at);
    Spelled code = scan.spelled();
    if (first < '1' || first > '9' || !code.read(scan.text, at, "9A#9 A#9 AA99")) {
      return;
    }
    for (int i = 0; i < 11; i++) {
      char c = code.at(i);
      if (!Chars.isDigit(c) && "SLOIBZ".indexOf(c) >= 0) {
        return;
      }
    }
    NAMES.judge(scan, TYPE, code.start(), code.end(), Level.VALIDATED,
        code.lower() ? Level.WEAK : Level.SHAPED);
  }
}
