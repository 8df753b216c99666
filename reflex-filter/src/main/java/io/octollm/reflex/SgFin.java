package io.octollm.reflex;

/**
 * Singapore's NRIC and FIN numbers: S, T, F, G or M, seven digits, and a check letter modulo 11 of a
 * row of its own for each kind. S1234567D.
 */
final class SgFin implements Detector {
  static final String TYPE = "SG_FIN";
  private static final Names NAMES = Names.of("nric", "fin", "nrics", "national registration",
      "foreign identification", "singapore id",
      "identity card", "ic number");
  private static final Weights WEIGHTS = Weights.of(2, 7, 6, 5, 4, 3, 2);

  @Override
  public void verify(Scan scan, int at) {
    if (scan.spelled().read(scan.text, at, "A9999999A")) {
      judge(scan, at, false);
    }
  }

  /** The digits of one whose letters a dash or a blank parts from them: {@code G 1234567 X}. */
  static void verifyParted(Scan scan, int at) {
    if (at >= 2 && scan.spelled().read(scan.text, at - 2, "A 9999999 A") && !scan.spelled().lower()) {
      judge(scan, at - 2, true);
    }
  }

  private static void judge(Scan scan, int at, boolean parted) {
    Spelled s = scan.spelled();
    if ("STFGM".indexOf(s.at(0)) < 0) {
      return;
    }
    boolean holds = check(s.at(0), WEIGHTS.sum(s, 1)) == s.at(8);
    NAMES.judge(scan, TYPE, at, s.end(), holds ? Level.VALIDATED : Level.WEAK,
        parted ? null : holds ? s.lower() ? Level.SHAPED : Level.VALIDATED : s.lower() ? null : Level.WEAK);
  }

  private static char check(char kind, int sum) {
    return switch (kind) {
      case 'S' -> "JZIHGFEDCBA".charAt(sum % 11);
      case 'T' -> "JZIHGFEDCBA".charAt((sum + 4) % 11);
      case 'F' -> "XWUTRQPNMLK".charAt(sum % 11);
      case 'G' -> "XWUTRQPNMLK".charAt((sum + 4) % 11);
      default -> "XWUTRQPNJLK".charAt((sum + 3) % 11);
    };
  }
}
