package io.octollm.ops.incident;

import java.math.BigInteger;

/** Makes checksums hold by setting their own digits. */
final class Checksums {
  private static final int MODULUS = 97;

  private Checksums() {}

  /** Sets the last digit so that Luhn's sum (ISO/IEC 7812-1) is a multiple of ten. */
  static void luhn(char[] text) {
    int last = -1;
    int sum = 0;
    boolean doubled = false;
    for (int i = text.length - 1; i >= 0; i--) {
      if (text[i] < '0' || text[i] > '9') {
        continue;
      }
      if (last < 0) {
        last = i;
      } else {
        int digit = text[i] - '0';
        sum += !doubled ? digit : digit > 4 ? digit * 2 - 9 : digit * 2;
      }
      doubled = !doubled;
    }
    if (last >= 0) {
      text[last] = (char) ('0' + (10 - sum % 10) % 10);
    }
  }

  /** Sets the two check digits behind the country's letters (ISO 13616). */
  static void iban(char[] text) {
    if (text.length < 5) {
      return;
    }
    text[2] = '0';
    text[3] = '0';
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length; i++) {
      char c = text[(i + 4) % text.length];
      if (Character.isLetterOrDigit(c)) {
        digits.append(Character.getNumericValue(c));
      }
    }
    int check = MODULUS + 1
        - new BigInteger(digits.toString()).mod(BigInteger.valueOf(MODULUS)).intValue();
    text[2] = (char) ('0' + check / 10);
    text[3] = (char) ('0' + check % 10);
  }
}
