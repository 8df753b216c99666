package io.octollm.ops.incident;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Makes what is no JSON unreadable to people and leaves it unreadable to the reader in the same way:
 * the filter knows values by what stands around them, and the escapes and fragments of a broken record
 * hide that. Letters and digits go, quotes, brackets and escapes stay; so does the length.
 */
final class Opaque {
  private static final List<String> WORDS = List.of("true", "false", "null");
  /** May follow any first byte of a character but two, so that broken UTF-8 stays broken where it is. */
  private static final byte FOLLOWING = (byte) 0xA0;

  private final byte[] bytes;

  private Opaque(byte[] bytes) {
    this.bytes = bytes;
  }

  static byte[] of(byte[] value) {
    Opaque opaque = new Opaque(value.clone());
    opaque.veil();
    return opaque.bytes;
  }

  private void veil() {
    boolean quoted = false;
    for (int i = 0; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '\\') {
        i++;
      } else if (b == '"') {
        quoted = !quoted;
      } else if (isLetter(b) && !quoted) {
        i = word(i) - 1;
      } else if (isLetter(b)) {
        bytes[i] = veiled(b);
      } else if (b >= '1' && b <= '9') {
        bytes[i] = '1';
      } else if ((b & 0xC0) == 0x80 && i > 0 && bytes[i - 1] != (byte) 0xED && bytes[i - 1] != (byte) 0xF4) {
        bytes[i] = FOLLOWING;
      }
    }
  }

  /** A word outside quotes; its first letter stays, for the reader's complaint depends on it. */
  private int word(int from) {
    int end = from;
    while (end < bytes.length && isLetter(bytes[end])) {
      end++;
    }
    String word = new String(bytes, from, end - from, StandardCharsets.ISO_8859_1);
    if (!WORDS.contains(word) && end > from + 1) {
      Arrays.fill(bytes, from + 1, end, (byte) 'x');
    }
    return end;
  }

  private static boolean isLetter(byte b) {
    return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
  }

  /** A hexadecimal digit, for those of an escape must stay such. */
  private static byte veiled(byte letter) {
    return (byte) (letter <= 'Z' ? 'A' : 'a');
  }
}
