package io.octollm.reflex;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Bitcoin's base 58 with a check: the last four bytes are the hash of the hash of the others. */
final class Base58 {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final int BYTES = 25;

  private Base58() {}

  /** Whether the span decodes to a version, a hash of twenty bytes, and their check. */
  static boolean isAddress(String text, int start, int end) {
    byte[] bytes = new byte[BYTES];
    for (int i = start; i < end; i++) {
      int carry = ALPHABET.indexOf(text.charAt(i));
      if (carry < 0) {
        return false;
      }
      for (int b = BYTES - 1; b >= 0; b--) {
        carry += (bytes[b] & 0xFF) * 58;
        bytes[b] = (byte) carry;
        carry >>>= 8;
      }
      if (carry != 0) {
        return false;
      }
    }
    byte[] hash = sha256(sha256(Arrays.copyOf(bytes, BYTES - 4)));
    return Arrays.equals(bytes, BYTES - 4, BYTES, hash, 0, 4);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
