package io.octollm.reflex;

/** The hybrid system MOD 11,10 of ISO/IEC 7064: one check digit at the end. */
final class Iso7064 {
  private Iso7064() {}

  static boolean holds(Digits digits, int count) {
    int product = 10;
    for (int i = 0; i < count - 1; i++) {
      int sum = (product + digits.digit(i)) % 10;
      product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    return (product + digits.digit(count - 1)) % 10 == 1;
  }
}
