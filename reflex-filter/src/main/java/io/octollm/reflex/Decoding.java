package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads a run that hides a text as base64 or as hex digits. One layer; printable ASCII only. */
final class Decoding {
  /** Shorter ones hide nothing that would be found. */
  static final int LEAST = 16;
  private static final byte[] SIXES = sixes();

  private Decoding() {}

  private static byte[] sixes() {
    byte[] sixes = new byte[128];
    Arrays.fill(sixes, (byte) -1);
    String order = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (int i = 0; i < order.length(); i++) {
      sixes[order.charAt(i)] = (byte) i;
    }
    sixes['-'] = 62;
    sixes['_'] = 63;
    return sixes;
  }

  static boolean isEncoded(char c) {
    return c < 128 && SIXES[c] >= 0;
  }

  /** What the run says; empty when it is no such run. */
  static String decode(Text text, int start, int end) {
    String hex = hex(text, start, end);
    return hex.isEmpty() ? base64(text, start, end) : hex;
  }

  private static String hex(Text text, int start, int end) {
    if ((end - start) % 2 != 0 || !pairsArePrintable(text, start, end)) {
      return "";
    }
    byte[] bytes = new byte[(end - start) / 2];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) pair(text, start + 2 * i);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean pairsArePrintable(Text text, int start, int end) {
    for (int i = start; i < end; i += 2) {
      if (!Chars.is(text.charAt(i), Chars.HEX) || !Chars.is(text.charAt(i + 1), Chars.HEX)
          || !isPrintable(pair(text, i))) {
        return false;
      }
    }
    return true;
  }

  private static int pair(Text text, int i) {
    return Character.digit(text.charAt(i), 16) << 4 | Character.digit(text.charAt(i + 1), 16);
  }

  private static String base64(Text text, int start, int end) {
    int length = (end - start) * 6 / 8;
    if ((end - start) % 4 == 1 || !isText(text, start, length)) {
      return "";
    }
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) octet(text, start, i);
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static boolean isText(Text text, int start, int length) {
    for (int i = 0; i < length; i++) {
      if (!isPrintable(octet(text, start, i))) {
        return false;
      }
    }
    return true;
  }

  /** One of the bytes that the run stands for. */
  private static int octet(Text text, int start, int index) {
    int bit = index * 8;
    int at = start + bit / 6;
    int pair = SIXES[text.charAt(at)] << 6 | SIXES[text.charAt(at + 1)];
    return pair >> 4 - bit % 6 & 0xFF;
  }

  private static boolean isPrintable(int c) {
    return c >= ' ' && c < 0x7F || c == '\n' || c == '\t' || c == '\r';
  }
}
