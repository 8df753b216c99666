package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Brazilian numbers of legal persons: twelve digits, since July 2026 also letters that count as ASCII
 * less 48, and two check digits modulo 11 (Receita Federal). 12.ABC.345/01DE-35.
 */
final class BrCnpj implements Detector {
  static final String TYPE = "BR_CNPJ";
  private static final Names NAMES = Names.of("cnpj", "cnpjs", "cadastro nacional", "pessoa jurídica",
      "pessoa juridica");
  private static final Weights FIRST = Weights.of(5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2);
  private static final Weights SECOND = Weights.of(6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2);
  /** How many characters stand before the check digits in 12.ABC.345/01DE-35. */
  private static final int BEFORE_CHECK = 16;
  private static final int AFTER_SLASH = 7;
  /** Beside its first two digits, or its last. */
  static final Sides SIDES =
      Sides.before("-").orBehind(" -./", Sides.DIGITS + Sides.letters("abcdefghijklmnopqrstuvwxyz"));

  @Override
  public void verify(Scan scan, int at) {
    char before = Chars.at(scan.text, at - 1);
    int from = before == '-' && Chars.at(scan.text, at - 6) == '/' ? at - BEFORE_CHECK : at;
    Spelled s = scan.spelled();
    if (!s.read(scan.text, from, "## ### ### #### 99") || s.repeats(14)
        || Chars.at(scan.text, s.end()) == '-') {
      return;
    }
    boolean holds = check(FIRST.sum(s)) == s.digit(12) && check(SECOND.sum(s)) == s.digit(13);
    NAMES.judge(scan, TYPE, from, s.end(), holds ? Level.VALIDATED : Level.WEAK,
        isMoment(scan.text, s) ? null : holds ? unnamed(s) : from < at ? Level.WEAK : null);
  }

  /** Whether it is milliseconds of a whole second, or date and time, as in 20200430.100037. */
  private static boolean isMoment(Text text, Spelled s) {
    return Chars.at(text, s.end() - AFTER_SLASH - 1) != '/' && (s.value(11, 14) == 0
        || s.at(0) == '2' && Epoch.isStamp(i -> s.digit(i + 2)));
  }

  /** In one piece it is distinctive with a branch of 0001 to 0009; a branch 0000 is never given. */
  private static Level unnamed(Spelled s) {
    boolean branch = s.value(8, 11) == 0 && s.at(11) != '0';
    return s.spaced() ? Level.VALIDATED : branch && !s.lower() ? Level.SHAPED : Level.WEAK;
  }

  private static int check(int sum) {
    return sum % 11 < 2 ? 0 : 11 - sum % 11;
  }
}
