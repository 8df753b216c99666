package io.octollm.reflex;

/**
 * German tax identification numbers: eleven digits by ISO 7064; of the first ten one digit stands
 * twice or thrice, no other twice (Bundeszentralamt für Steuern). 86 095 742 719. Those that begin
 * with 0 are for tests.
 */
final class DeTaxId implements Detector {
  static final String TYPE = "DE_TAX_ID";
  private static final Names NAMES = Names.of("steuer id", "steuerid", "idnr", "id nr", "steuer idnr",
      "steuer identifikationsnummer", "steueridentnummer", "steuerliche identifikationsnummer",
      "identifikationsnummer", "steuernummer", "tin", "tax id", "tax identification", "german tax",
      "tax number");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    int groups = n.begins(11) ? 1 : n.begins(2, 3, 3, 3) && (n.uniform(4) || slashed(n)) ? 4 : 0;
    if (groups == 0 || n.joined(groups)) {
      return;
    }
    boolean holds = Iso7064.holds(n, 11) && repeatsOne(n);
    boolean issued = n.digit(0) != 0;
    NAMES.judge(scan, TYPE, n, groups, holds && issued, !holds || !issued ? null
        : groups == 4 && n.separator(1) != '.' ? Level.VALIDATED : Level.WEAK);
  }

  private static boolean slashed(DigitGroups n) {
    return n.separator(1) == '/' && n.separator(2) == '/' && n.separator(3) == '/';
  }

  /** Whether one digit of ten stands twice or, not side by side, thrice, and no other twice. */
  private static boolean repeatsOne(Digits n) {
    int repeated = 0;
    int thrice = 0;
    for (int digit = 0; digit < 10; digit++) {
      int times = 0;
      for (int i = 0; i < 10; i++) {
        times += n.digit(i) == digit ? 1 : 0;
      }
      repeated += times > 1 ? 1 : 0;
      thrice += times == 3 ? 1 : 0;
      if (times > 3) {
        return false;
      }
    }
    return repeated == 1 && (thrice == 0 || !runsThrice(n));
  }

  private static boolean runsThrice(Digits n) {
    for (int i = 2; i < 10; i++) {
      if (n.digit(i) == n.digit(i - 1) && n.digit(i) == n.digit(i - 2)) {
        return true;
      }
    }
    return false;
  }
}
