package io.octollm.app.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.octollm.schema.Codec;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** The ways in which a text may lie in a file without being encrypted. */
final class Spellings {
  /** Less of a value than this may be part of many others. */
  private static final int LEAST_BASE64 = 20;
  private static final int LEAST_WORD = 12;

  private Spellings() {}

  /** What a file's words say that may be base64, one after the other. */
  static byte[] decoded(byte[] content) {
    ByteArrayOutputStream decoded = new ByteArrayOutputStream();
    int start = 0;
    for (int i = 0; i <= content.length; i++) {
      if (i == content.length || !isBase64(content[i])) {
        int length = (i - start) / 4 * 4 + ((i - start) % 4 == 1 ? 0 : (i - start) % 4);
        if (length >= LEAST_WORD) {
          decoded.writeBytes(Base64.getDecoder().decode(Arrays.copyOfRange(content, start, start + length)));
          decoded.write('\n');
        }
        start = i + 1;
      }
    }
    return decoded.toByteArray();
  }

  private static boolean isBase64(byte c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '+' || c == '/';
  }

  static Set<String> inLatin1(String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    String json = new String(Codec.encode(text), ISO_8859_1);
    Set<String> all = new HashSet<>(List.of(
        new String(utf8, ISO_8859_1),
        json.substring(1, json.length() - 1),
        new String(text.getBytes(UTF_16LE), ISO_8859_1),
        new String(text.getBytes(UTF_16BE), ISO_8859_1),
        URLEncoder.encode(text, UTF_8),
        URLEncoder.encode(text, UTF_8).replace("+", "%20"),
        HexFormat.of().formatHex(utf8),
        text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
    for (int shift = 0; shift < 3; shift++) {
      String core = base64(utf8, shift);
      if (core.length() >= LEAST_BASE64) {
        all.add(core);
        all.add(core.replace('+', '-').replace('/', '_'));
      }
    }
    all.removeIf(spelling -> spelling.length() < Long.BYTES);
    return all;
  }

  /** What does not depend on the bytes before and after, when so many stand before. */
  private static String base64(byte[] bytes, int shift) {
    byte[] shifted = new byte[shift + bytes.length];
    System.arraycopy(bytes, 0, shifted, shift, bytes.length);
    byte[] whole = Arrays.copyOf(shifted, shifted.length / 3 * 3);
    String text = Base64.getEncoder().withoutPadding().encodeToString(whole);
    return text.substring(Math.min(text.length(), shift == 0 ? 0 : 4));
  }
}
