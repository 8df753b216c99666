package io.octollm.reflex;

/**
 * Spanish numbers of foreigners: X, Y or Z, seven digits, and the letter of {@link EsNif} with 0, 1 or
 * 2 in the first one's place. X1234567L, X-1234567-L.
 */
final class EsNie implements Detector {
  static final String TYPE = "ES_NIE";
  private static final Names NAMES = Names.of("nie", "extranjero", "extranjeros", "extranjería",
      "extranjeria", "foreigner", "tie");

  @Override
  public void verify(Scan scan, int at) {
    int from = Chars.isDigit(scan.text.charAt(at)) ? at - 2 : at;
    Spelled s = scan.spelled();
    if (from < 0 || (scan.text.charAt(from) | 32) < 'x' || !s.read(scan.text, from, "A 9999999 A")) {
      return;
    }
    int number = (s.at(0) - 'X') * 10_000_000 + s.value(1, 8);
    boolean holds = EsNif.LETTERS.charAt(number % 23) == s.at(8);
    NAMES.judge(scan, TYPE, from, s.end(), holds ? Level.VALIDATED : Level.WEAK,
        holds ? Level.VALIDATED : s.lower() ? null : Level.WEAK);
  }
}
