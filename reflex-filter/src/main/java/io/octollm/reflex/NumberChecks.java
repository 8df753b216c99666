package io.octollm.reflex;

/** Check digits that several kinds of numbers share, and dates. */
final class NumberChecks {
  private NumberChecks() {}

  /** The formula of ISO/IEC 7812-1, annex B, over some digits, with what others add beforehand. */
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

  /** Whether there is such a month, and such a day in some month. */
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
