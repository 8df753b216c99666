package io.octollm.reflex;

/** Check digits that several kinds of numbers share, and the dates that are inside some. */
final class NumberChecks {
  /** The dihedral group of order ten and its permutations, row by row (Verhoeff 1969). */
  private static final String PRODUCT = "01234567891234067895234017895634012895674012395678"
      + "59876043216598710432765982104387659321049876543210";
  private static final String PERMUTATION = "0123456789157628309458037961428916043527"
      + "9453126870428657390127938064157046913258";

  private NumberChecks() {}

  /** The formula of ISO/IEC 7812-1, annex B, over all digits. */
  static boolean luhn(DigitGroups n, int digits) {
    return luhn(n, 0, digits, 0);
  }

  /** The same over some digits, with what others add beforehand. */
  static boolean luhn(DigitGroups n, int from, int to, int before) {
    int sum = before;
    for (int i = from; i < to; i++) {
      int digit = n.digit(to - 1 - (i - from));
      int doubled = digit * 2;
      sum += (i - from) % 2 == 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }

  /** The sum of the digits, each times its weight. */
  static int weighted(DigitGroups n, int... weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += n.digit(i) * weights[i];
    }
    return sum;
  }

  static boolean verhoeff(DigitGroups n, int digits) {
    int check = 0;
    for (int i = 0; i < digits; i++) {
      int digit = PERMUTATION.charAt(i % 8 * 10 + n.digit(digits - 1 - i)) - '0';
      check = PRODUCT.charAt(check * 10 + digit) - '0';
    }
    return check == 0;
  }

  /** ISO/IEC 7064, MOD 11,10. */
  static boolean mod1110(DigitGroups n, int digits) {
    int product = 10;
    for (int i = 0; i < digits - 1; i++) {
      int sum = (n.digit(i) + product) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (11 - product) % 10 == n.digit(digits - 1);
  }

  /** Whether six digits are year, month and day; the day may be raised by an offset that is allowed. */
  static boolean isDate(int month, int day) {
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
  }

  /** Whether all digits are the same, which is nobody's number. */
  static boolean repeats(DigitGroups n, int digits) {
    for (int i = 1; i < digits; i++) {
      if (n.digit(i) != n.digit(0)) {
        return false;
      }
    }
    return true;
  }
}
