package io.octollm.reflex;

/** The checksum of ISO/IEC 7812-1, annex B: every second digit from the right is doubled. */
final class Luhn {
  private Luhn() {}

  static boolean holds(Digits digits, int count) {
    return holds(digits, 0, count);
  }

  static boolean holds(Digits digits, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      int digit = digits.digit(i);
      int doubled = digit * 2;
      sum += (to - i) % 2 != 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
