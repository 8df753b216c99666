package io.octollm.reflex;

/**
 * Finnish personal identity codes: day of birth, a sign for the century (since 2023 also Y to U and B
 * to F), three digits and a check character modulo 31 (Digi- ja väestötietovirasto). 131052-308T.
 */
final class FiHetu implements Detector {
  static final String TYPE = "FI_HETU";
  private static final Names NAMES = Names.of("hetu", "hetun", "henkilötunnus", "henkilötunnukseni",
      "henkilotunnus", "henkilötunnuksen", "sotu", "sosiaaliturvatunnus", "personbeteckning",
      "personal identity", "finnish id");
  private static final String CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
  private static final String SIGNS = "-+ABCDEFYXWVU";

  @Override
  public void verify(Scan scan, int at) {
    Spelled s = scan.spelled();
    if (!Chars.isDigit(scan.text.charAt(at)) || !s.read(scan.text, at, "999999?999#")
        || SIGNS.indexOf(s.at(6)) < 0) {
      return;
    }
    int year = (s.at(6) == '-' || s.at(6) >= 'U' ? 1900 : s.at(6) == '+' ? 1800 : 2000) + s.value(4, 6);
    if (!Days.exist(year, s.value(2, 4), s.value(0, 2)) || s.value(7, 10) < 2
        || scan.number().count() > 0 && scan.number().joined(2)) {
      return;
    }
    boolean holds = CHECKS.charAt((s.value(0, 6) * 1000 + s.value(7, 10)) % 31) == s.at(10);
    boolean letter = !Chars.isDigit(s.at(10));
    boolean stamp = !letter && Epoch.isStamp(i -> s.digit(i < 6 ? i : i + 1));
    NAMES.judge(scan, TYPE, at, s.end(), holds ? Level.VALIDATED : Level.WEAK,
        holds ? stamp ? Level.WEAK : Level.VALIDATED : letter && !s.lower() ? Level.WEAK : null);
  }
}
