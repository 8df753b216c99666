package io.octollm.ops.incident;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes a stand-in of the same shape for a value: digits stay digits, letters stay letters of the
 * same case, all else stays; checksums hold again. What it makes follows from the key, the value
 * and the attempt alone; without the key nothing leads back.
 */
final class Disguise {
  private static final String PEM = "-----";
  private final SecretKeySpec key;

  Disguise(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
  }

  /** @param attempt another number gives another stand-in; odd ones stay within hex and base32 */
  String of(String type, String value, int attempt) {
    SplittableRandom random = random(type, value, attempt);
    char[] shape = value.toCharArray();
    boolean strict = attempt % 2 == 1;
    int from = kept(type, value);
    int to = end(type, value);
    for (int i = from; i < to; i++) {
      if (!inPemFrame(value, i)) {
        char c = replace(shape[i], strict, random);
        // A number that begins with 0 would no longer be one in JSON.
        shape[i] = i == 0 && c == '0' ? shape[i] : c;
      }
    }
    switch (type) {
      case "CREDIT_CARD" -> Checksums.luhn(shape);
      case "IBAN" -> Checksums.iban(shape);
      default -> { }
    }
    return new String(shape);
  }

  /** How much of the beginning stays: what names the kind of value and nobody in particular. */
  private static int kept(String type, String value) {
    return switch (type) {
      case "CREDIT_CARD", "AWS_ACCESS_KEY" -> Math.min(4, value.length());
      case "IBAN" -> 2;
      case "PHONE" -> digits(value, value.startsWith("+") ? 4 : 3);
      case "API_KEY" -> vendorPrefix(value);
      case "JWT" -> Math.max(0, value.indexOf('.')) + ("." + "eyJ").length();
      case "URL_CREDENTIAL" -> value.contains("://") ? value.indexOf("://") : 0;
      default -> 0;
    };
  }

  /** Where the stand-in ends; the top-level domain behind it stays. */
  private static int end(String type, String value) {
    boolean domain = type.equals("EMAIL") || type.equals("URL_CREDENTIAL");
    int dot = value.lastIndexOf('.');
    return domain && dot > value.lastIndexOf('@') ? dot : value.length();
  }

  private static int digits(String value, int count) {
    int seen = 0;
    for (int i = 0; i < value.length(); i++) {
      if (Character.isDigit(value.charAt(i)) && ++seen == count) {
        return i + 1;
      }
    }
    return 0;
  }

  private static int vendorPrefix(String value) {
    int kept = Math.min(4, value.length());
    for (int i = 0; i < Math.min(16, value.length() / 2); i++) {
      if ("-_.".indexOf(value.charAt(i)) >= 0) {
        kept = i + 1;
      }
    }
    return kept;
  }

  /** Whether the place lies in a line such as {@code -----BEGIN KEY-----}. */
  private static boolean inPemFrame(String value, int at) {
    if (!value.startsWith(PEM)) {
      return false;
    }
    int head = value.indexOf(PEM, PEM.length());
    int tail = value.indexOf("-----END");
    return at < head + PEM.length() || (tail >= 0 && at >= tail);
  }

  private static char replace(char c, boolean strict, SplittableRandom random) {
    if (c >= '0' && c <= '9') {
      return !strict ? pick('0', '9', random)
          : c <= '1' ? pick('0', '1', random)
          : c <= '7' ? pick('2', '7', random) : pick('8', '9', random);
    }
    if (c >= 'a' && c <= 'z') {
      return letter(c, 'a', strict, random);
    }
    return c >= 'A' && c <= 'Z' ? letter(c, 'A', strict, random) : c;
  }

  private static char letter(char c, char first, boolean strict, SplittableRandom random) {
    char hexEnd = (char) (first + 5);
    char last = (char) (first + 25);
    return !strict ? pick(first, last, random)
        : c <= hexEnd ? pick(first, hexEnd, random)
        : pick((char) (hexEnd + 1), last, random);
  }

  private static char pick(char first, char last, SplittableRandom random) {
    return (char) random.nextInt(first, last + 1);
  }

  private SplittableRandom random(String type, String value, int attempt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] hash = mac.doFinal(String.format(Locale.ROOT, "%s|%d|%s", type, attempt, value)
          .getBytes(StandardCharsets.UTF_16BE));
      return new SplittableRandom(ByteBuffer.wrap(hash).getLong());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
