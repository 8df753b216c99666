package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Account ids of Stellar (SEP-23): base32 of a version, a key of 32 bytes and the CRC-16 of both, lowest
 * byte first. They begin with G and have 56 characters.
 */
final class Stellar {
  private static final int LENGTH = 56;
  private static final int BYTES = 35;
  private static final int ACCOUNT = 6 << 3;
  /** XMODEM's. */
  private static final int POLYNOMIAL = 0x1021;

  private Stellar() {}

  /** Whether an id stands between two places. */
  static boolean holds(Text text, int start, int end) {
    byte[] bytes = new byte[BYTES];
    return end - start == LENGTH && decode(text, start, bytes) && bytes[0] == ACCOUNT
        && crc(bytes) == ((bytes[BYTES - 1] & 0xFF) << 8 | bytes[BYTES - 2] & 0xFF);
  }

  /** Five bits a character; 56 of them fill 35 bytes wholly. */
  private static boolean decode(Text text, int start, byte[] bytes) {
    int bits = 0;
    int held = 0;
    int at = 0;
    for (int i = start; i < start + LENGTH; i++) {
      char c = text.charAt(i);
      int value = c >= 'A' && c <= 'Z' ? c - 'A' : c >= '2' && c <= '7' ? c - '2' + 26 : -1;
      if (value < 0) {
        return false;
      }
      bits = bits << 5 | value;
      held += 5;
      if (held >= 8) {
        held -= 8;
        bytes[at++] = (byte) (bits >> held);
      }
    }
    return true;
  }

  private static int crc(byte[] bytes) {
    int crc = 0;
    for (int i = 0; i < BYTES - 2; i++) {
      crc ^= (bytes[i] & 0xFF) << 8;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 0x8000) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
      }
    }
    return crc & 0xFFFF;
  }
}
