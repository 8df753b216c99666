package io.octollm.reflex;

/** The check of BIP 173 (Bech32) and BIP 350 (Bech32m): a remainder over the prefix and the data. */
final class Bech32 {
  private static final String ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
  private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
  private static final int BECH32M = 0x2bc830a3;

  private Bech32() {}

  /** Whether the span, all in one case, holds; its prefix ends at the last '1'. */
  static boolean holds(String text, int start, int end) {
    int one = text.lastIndexOf('1', end - 1);
    if (one <= start || end - one < 7) {
      return false;
    }
    int remainder = 1;
    for (int i = start; i < one; i++) {
      remainder = next(remainder) ^ Character.toLowerCase(text.charAt(i)) >> 5;
    }
    remainder = next(remainder);
    for (int i = start; i < one; i++) {
      remainder = next(remainder) ^ Character.toLowerCase(text.charAt(i)) & 31;
    }
    for (int i = one + 1; i < end; i++) {
      int value = ALPHABET.indexOf(Character.toLowerCase(text.charAt(i)));
      if (value < 0) {
        return false;
      }
      remainder = next(remainder) ^ value;
    }
    return remainder == 1 || remainder == BECH32M;
  }

  private static int next(int remainder) {
    int top = remainder >>> 25;
    int next = (remainder & 0x1ffffff) << 5;
    for (int i = 0; i < GENERATOR.length; i++) {
      next ^= (top >> i & 1) != 0 ? GENERATOR[i] : 0;
    }
    return next;
  }
}
