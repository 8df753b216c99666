package io.octollm.reflex;

/**
 * Swedish personal numbers, and coordination numbers whose day is 60 more: date of birth, three digits
 * and Luhn's checksum without the century (Skatteverket). 811228-9874, 19811228-9874, 121212+1212.
 */
final class SePersonnummer implements Detector {
  static final String TYPE = "SE_PERSONNUMMER";
  private static final Names NAMES = Names.of("personnummer", "personnumret", "personnr", "person nr",
      "pnr", "samordningsnummer", "samordningsnr", "personal identity", "personal number",
      "swedish personal", "swedish id", "bankid");

  @Override
  public void verify(Scan scan, int at) {
    DigitGroups n = scan.number();
    if (n.size(0) == 10 || n.size(0) == 12) {
      if (!n.joined(1)) {
        whole(scan, n);
      }
      return;
    }
    int sign = at + n.size(0);
    char c = Chars.at(scan.text, sign);
    if (c != '-' && c != '+' && c != ' ' || !Chars.isDigit(Chars.at(scan.text, sign + 4))) {
      return;
    }
    Spelled s = scan.spelled();
    int century = n.size(0) - 6;
    if (s.read(scan.text, at, century == 0 ? "999999?9999" : "99999999?9999") && !n.joined(2)) {
      Digits unsigned = i -> s.digit(i < 6 ? century + i : century + i + 1);
      boolean holds = isBorn(unsigned, century == 0 ? 0 : s.value(0, 2))
          && Luhn.holds(unsigned, 10);
      boolean doubtful = n.prefixed() || Epoch.isStamp(unsigned);
      Level unnamed = doubtful ? Level.WEAK : c == ' ' ? Level.SHAPED : Level.VALIDATED;
      NAMES.judge(scan, TYPE, at, s.end(), holds ? Level.VALIDATED : Level.WEAK,
          holds ? unnamed : null);
    }
  }

  private static void whole(Scan scan, DigitGroups n) {
    int century = n.size(0) - 10;
    Digits last = i -> n.digit(century + i);
    boolean holds = isBorn(last, century == 0 ? 0 : n.value(0, 2)) && Luhn.holds(last, 10);
    NAMES.judge(scan, TYPE, n, 1, holds, holds && !Epoch.isLikely(n, scan.text) ? Level.WEAK : null);
  }

  /**
   * Whether the date is one.
   *
   * @param century 18 to 20, or 0 where it is not written
   */
  private static boolean isBorn(Digits n, int century) {
    int day = n.value(4, 6);
    return (century == 0 || century >= 18 && century <= 20)
        && Days.exist((century == 0 ? 20 : century) * 100 + n.value(0, 2), n.value(2, 4),
            day > 60 ? day - 60 : day);
  }
}
