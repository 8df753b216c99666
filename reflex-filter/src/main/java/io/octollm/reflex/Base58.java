package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Base 58 with the checksum of Bitcoin: the last four bytes begin the doubled SHA-256 of the others. */
final class Base58 {
  static final String BITCOIN = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  static final String RIPPLE = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";
  private static final int BYTES = 25;

  private final byte[] values = new byte[128];

  Base58(String alphabet) {
    Arrays.fill(values, (byte) -1);
    for (byte i = 0; i < alphabet.length(); i++) {
      values[alphabet.charAt(i)] = i;
    }
  }

  /** Whether every character is of the alphabet. */
  boolean spells(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) >= 128 || values[text.charAt(i)] < 0) {
        return false;
      }
    }
    return true;
  }

  /** The first byte of an address of 25 bytes whose checksum holds; -1 for everything else. */
  int version(Text text, int start, int end) {
    byte[] bytes = new byte[BYTES];
    for (int i = start; i < end; i++) {
      int carry = text.charAt(i) < 128 ? values[text.charAt(i)] : -1;
      if (carry < 0) {
        return -1;
      }
      for (int b = BYTES - 1; b >= 0; b--) {
        carry += 58 * (bytes[b] & 0xFF);
        bytes[b] = (byte) carry;
        carry >>= 8;
      }
      if (carry != 0) {
        return -1;
      }
    }
    byte[] sum = sha256(sha256(Arrays.copyOf(bytes, BYTES - 4)));
    boolean holds = Arrays.equals(sum, 0, 4, bytes, BYTES - 4, BYTES);
    return holds ? bytes[0] & 0xFF : -1;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
