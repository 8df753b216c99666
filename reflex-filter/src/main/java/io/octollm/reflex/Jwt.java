package io.octollm.reflex;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** JSON Web Tokens (RFC 7519): three parts in base64url, the first of which names an algorithm. */
final class Jwt implements Detector {
  static final String TYPE = "JWT";
  private static final int MOST_HEADER = 2048;
  private static final int LEAST_ENCODED = 60;
  private static final int MOST_ENCODED = 16_384;

  @Override
  public void verify(Scan scan, int at) {
    String text = scan.text;
    int start = scan.tokenStart();
    if (text.startsWith("ZXlK", start)) {
      encoded(scan, start);
    }
    if (!text.startsWith("eyJ", start)) {
      return;
    }
    int first = text.indexOf('.', start, scan.tokenEnd());
    int second = first < 0 ? -1 : text.indexOf('.', first + 1, scan.tokenEnd());
    if (second < 0 || second - first < 5) {
      return;
    }
    int end = Alphabet.URL.runEnd(text, second + 1, text.length());
    boolean header = first - start <= MOST_HEADER && namesAlgorithm(text.substring(start, first));
    if (header) {
      scan.add(TYPE, start, end, Level.VALIDATED);
    } else if (text.startsWith("eyJ", first + 1) && end - second > 16) {
      scan.add(TYPE, start, end, Level.SHAPED);
    }
  }

  /** A token in base64 once more, as in the data of a Kubernetes secret. */
  private static void encoded(Scan scan, int start) {
    String text = scan.text;
    int end = Alphabet.PADDED_BASE64.runEnd(text, start, MOST_ENCODED);
    int head = Math.min(end, start + MOST_HEADER) - (Math.min(end, start + MOST_HEADER) - start) % 4;
    scan.worked(end - start);
    if (end - start < LEAST_ENCODED || Chars.wordAt(text, end)) {
      return;
    }
    String decoded = decoded(text.substring(start, head));
    int dot = decoded.indexOf('.');
    if (dot > 0 && decoded.startsWith("eyJ", dot + 1) || dot > 0 && namesAlgorithm(decoded.substring(0, dot))) {
      scan.add(TYPE, start, end, Level.VALIDATED);
    }
  }

  private static String decoded(String base64) {
    try {
      return new String(Base64.getDecoder().decode(base64), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return ""; // not base64, so no token: an answer, not a failure
    }
  }

  private static boolean namesAlgorithm(String header) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(header);
      return new String(json, StandardCharsets.UTF_8).contains("\"alg\"");
    } catch (IllegalArgumentException e) {
      return false; // not base64url, so no token: an answer, not a failure
    }
  }
}
