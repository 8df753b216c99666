package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** The checksums of Bech32 (BIP-173) and Bech32m (BIP-350). */
final class Bech32 {
  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATORS =
      {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
  private static final int BECH32 = 1;
  private static final int BECH32M = 0x2bc830a3;

  private Bech32() {}

  /** Whether a text of one case, with its human-readable part and '1' in front, bears its checksum. */
  static boolean holds(Text text, int start, int end) {
    int one = text.lastIndexOf('1', end - 1);
    if (one <= start || end - one < 7) {
      return false;
    }
    int sum = 1;
    boolean lower = false;
    boolean upper = false;
    for (int i = start; i < one; i++) {
      sum = step(sum, (text.charAt(i) | 32) >> 5);
    }
    sum = step(sum, 0);
    for (int i = start; i < one; i++) {
      sum = step(sum, (text.charAt(i) | 32) & 31);
      lower |= Chars.is(text.charAt(i), Chars.LOWER);
      upper |= Chars.is(text.charAt(i), Chars.UPPER);
    }
    for (int i = one + 1; i < end; i++) {
      char c = text.charAt(i);
      int value = ALPHABET.indexOf(Chars.is(c, Chars.UPPER) ? c | 32 : c);
      if (value < 0) {
        return false;
      }
      sum = step(sum, value);
      lower |= Chars.is(c, Chars.LOWER);
      upper |= Chars.is(c, Chars.UPPER);
    }
    return lower != upper && (sum == BECH32 || sum == BECH32M);
  }

  private static int step(int sum, int value) {
    int top = sum >>> 25;
    int next = (sum & 0x1ffffff) << 5 ^ value;
    for (int i = 0; i < GENERATORS.length; i++) {
      next ^= (top >>> i & 1) == 0 ? 0 : GENERATORS[i];
    }
    return next;
  }
}
