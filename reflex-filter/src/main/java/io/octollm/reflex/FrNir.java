package io.octollm.reflex;

/**
 * French social security numbers: sex, year and month of birth, department (2A and 2B in Corsica),
 * commune, order, and a key modulo 97 (INSEE). 1 85 05 78 006 084 91.
 */
final class FrNir implements Detector {
  static final String TYPE = "FR_NIR";
  private static final Names NAMES = Names.of("nir", "insee", "nss", "sécu", "secu", "sécurité sociale",
      "securite sociale", "numéro de sécu", "assuré", "vitale", "social security", "ssn");
  private static final String LAYOUT = "9 99 99 9# 999 999";
  private static final int KEY = 97;

  @Override
  public void verify(Scan scan, int at) {
    char sex = scan.text.charAt(at);
    if (sex < '1' || sex > '8' || sex == '5' || sex == '6' || at > 0 && scan.text.charAt(at - 1) == '+') {
      return;
    }
    Spelled s = scan.spelled();
    if (s.read(scan.text, at, LAYOUT + " 99")) {
      if (isBorn(s)) {
        boolean holds = key(s) == s.value(13, 15);
        Level unnamed = s.spaced() || sex <= '2' ? Level.VALIDATED : Level.WEAK;
        NAMES.judge(scan, TYPE, at, s.end(), holds ? Level.VALIDATED : Level.WEAK,
            holds ? unnamed : null);
      }
    } else if (s.read(scan.text, at, LAYOUT) && isBorn(s)) {
      NAMES.judge(scan, TYPE, at, s.end(), Level.VALIDATED, s.spaced() ? Level.WEAK : null);
    }
  }

  /** Whether the month is one, or a code for an unknown one, and the department may be. */
  private static boolean isBorn(Spelled s) {
    int month = s.value(3, 5);
    boolean corsica = s.at(5) == '2' && (s.at(6) == 'A' || s.at(6) == 'B');
    return (month >= 1 && month <= 12 || month >= 20)
        && (corsica || Chars.isDigit(s.at(6)) && s.value(5, 7) > 0);
  }

  private static int key(Spelled s) {
    int rest = 0;
    for (int i = 0; i < 13; i++) {
      int digit = i != 6 || Chars.isDigit(s.at(6)) ? s.digit(i) : s.at(6) == 'A' ? 9 : 8;
      boolean corsica = i == 5 && !Chars.isDigit(s.at(6));
      rest = (rest * 10 + (corsica ? 1 : digit)) % KEY;
    }
    return KEY - rest;
  }
}
