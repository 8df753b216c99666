package io.octollm.reflex;

/**
 * Verhoeff's checksum over the dihedral group of order ten (J. Verhoeff, Error Detecting Decimal
 * Codes, 1969): finds every wrong digit and every swap of neighbours.
 */
final class Verhoeff {
  private static final String[] PRODUCTS = {"0123456789", "1234067895", "2340178956", "3401289567",
      "4012395678", "5987604321", "6598710432", "7659821043", "8765932104", "9876543210"};
  private static final String[] PERMUTATIONS = {"0123456789", "1576283094", "5803796142",
      "8916043527", "9453126870", "4286573901", "2793806415", "7046913258"};

  private Verhoeff() {}

  static boolean holds(Digits digits, int count) {
    int sum = 0;
    for (int i = 0; i < count; i++) {
      int permuted = PERMUTATIONS[i % 8].charAt(digits.digit(count - 1 - i)) - '0';
      sum = PRODUCTS[sum].charAt(permuted) - '0';
    }
    return sum == 0;
  }
}
