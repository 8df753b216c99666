package io.octollm.reflex.injection;

import io.octollm.reflex.text.Text;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A marker that is written into a system prompt and has no business in an answer: where it turns up,
 * the prompt leaked. It is found re-cased, spaced, hyphenated, in look-alike letters, escaped,
 * reversed, in ROT13, hexadecimal and base 64. Immutable.
 */
public final class Canary {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int LETTERS = 20;
  /** Without vowels, so that it is never a word. */
  private static final String ALPHABET = "cdfhjklmnpqrvwxy";

  private final String marker;
  /** What the letters alone of a leaking text hold. */
  private final Set<String> spelled;
  /** What a leaking text holds as it is, but for blanks. */
  private final Set<String> encoded = new LinkedHashSet<>();

  private Canary(String marker) {
    this.marker = marker;
    String upper = marker.toUpperCase(Locale.ROOT);
    this.spelled = Set.of(marker, new StringBuilder(marker).reverse().toString(),
        Spellings.rotated(marker));
    for (String text : new String[] {marker, upper}) {
      byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
      encoded.add(HexFormat.of().formatHex(bytes));
      encoded.add(HexFormat.of().withUpperCase().formatHex(bytes));
      for (int shift = 0; shift < 3; shift++) {
        encoded.add(base64(text, shift));
      }
    }
  }

  /** What is the same in base 64 whatever stands before and behind. */
  private static String base64(String text, int shift) {
    byte[] bytes = ("~".repeat(shift) + text).getBytes(StandardCharsets.US_ASCII);
    int whole = bytes.length / 3 * 4;
    int first = shift == 0 ? 0 : 4;
    return Base64.getEncoder().encodeToString(bytes).substring(first, whole);
  }

  /**
   * The canary of one prompt: the same for the same key and name, and not to be guessed without.
   *
   * @param key a secret, 16 bytes or more
   * @param name of the prompt, such as the task and the step that it is for
   */
  public static Canary of(byte[] key, String name) {
    if (key.length < 16) {
      throw new IllegalArgumentException("a canary's key must have 16 bytes or more");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      byte[] hash = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
      StringBuilder marker = new StringBuilder();
      for (int i = 0; i < LETTERS; i++) {
        marker.append(ALPHABET.charAt(hash[i] & 15));
      }
      return new Canary(marker.toString());
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Twenty small letters, to be put into the prompt. */
  public String marker() {
    return marker;
  }

  /** Whether a text holds the marker in any of its forms. Linear in the text. */
  public boolean isIn(String text) {
    String letters = letters(text);
    String solid = solid(text);
    return spelled.stream().anyMatch(letters::contains) || encoded.stream().anyMatch(solid::contains);
  }

  private static String letters(String of) {
    Text text = Text.of(of);
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      long escape = Escapes.at(text, i);
      int code = escape == Escapes.NONE ? Letters.at(text, i) : Escapes.letter(escape);
      boolean digit = Escapes.digit(text.charAt(i), 10) >= 0;
      if (code > 0 && code <= 26 && !digit) {
        letters.append((char) ('a' - 1 + code));
      }
      i += Math.max(0, Escapes.length(escape) - 1);
    }
    return letters.toString();
  }

  private static String solid(String text) {
    StringBuilder solid = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 128 && Character.isLetterOrDigit(c) || c == '+' || c == '/') {
        solid.append(c);
      }
    }
    return solid.toString();
  }
}
