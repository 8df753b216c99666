package io.octollm.reflex;

/**
 * Serial numbers of German identity cards: nine characters without vowels, the first one a letter of
 * the authority, and the check digit of ICAO 9303, where it is written (BSI TR-03119); before 2010 ten
 * digits. T220001293, T22000129, T220001293D.
 */
final class DeIdCard implements Detector {
  static final String TYPE = "DE_ID_CARD";
  private static final Names NAMES = Names.of("personalausweis", "personalausweisnummer", "perso",
      "personalausweisnr", "personalausweises", "ausweis", "ausweisnummer", "ausweisnr", "ausweis nr",
      "bpa nummer", "bpa nr", "id card", "identity card", "idcard", "german id", "card number", "aufenthaltstitel");
  private static final String LETTERS = "CFGHJKLMNPRTVWXYZ";
  private static final int FEW = 2;
  private static final String AUTHORITIES = "LMNPRTVWXY";

  @Override
  public void verify(Scan scan, int at) {
    if (Chars.isDigit(scan.text.charAt(at))) {
      old(scan);
      return;
    }
    Spelled s = scan.spelled();
    int size = scan.runs().codeEnd() - at;
    String layout = size == 9 ? "#########" : size == 10 ? "#########9" : "#########9A";
    if (!s.read(scan.text, at, layout) || LETTERS.indexOf(s.at(0)) < 0 || digits(s) < 0
        || size == 11 && s.at(10) != 'D') {
      return;
    }
    if (AUTHORITIES.indexOf(s.at(0)) < 0 || digits(s) < FEW) {
      // The letters of passports, or of words: only what it is called speaks for a card.
      NAMES.judge(scan, TYPE, at, s.end(), size > 9 && Icao9303.holds(scan.text, at, at + 10)
          ? Level.VALIDATED : Level.WEAK, null);
      return;
    }
    if (size == 9) {
      NAMES.judge(scan, TYPE, at, s.end(), Level.VALIDATED, s.lower() ? null : Level.WEAK);
    } else {
      boolean holds = Icao9303.holds(scan.text, at, at + 10);
      NAMES.judge(scan, TYPE, at, s.end(), holds ? Level.VALIDATED : Level.WEAK,
          holds && !s.lower() ? Level.SHAPED : null);
    }
  }

  private static void old(Scan scan) {
    DigitGroups n = scan.number();
    if (n.begins(10) && !n.joined(1)) {
      boolean holds = Icao9303.holds(scan.text, n.start(0), n.end(0));
      NAMES.judge(scan, TYPE, n, 1, holds, null);
    }
  }

  /** How many digits stand behind the first character of a serial number; -1 when it is none. */
  private static int digits(Spelled s) {
    int digits = 0;
    for (int i = 1; i < 9; i++) {
      if (Chars.isDigit(s.at(i))) {
        digits++;
      } else if (LETTERS.indexOf(s.at(i)) < 0) {
        return -1;
      }
    }
    return digits;
  }
}
