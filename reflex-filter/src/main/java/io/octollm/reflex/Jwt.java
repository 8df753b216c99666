package io.octollm.reflex;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** JSON Web Tokens (RFC 7519): three parts in base64url, the first of which names an algorithm. */
final class Jwt implements Detector {
  static final String TYPE = "JWT";
  private static final int MOST_HEADER = 2048;

  @Override
  public void verify(Scan scan, int at) {
    String text = scan.text;
    int start = scan.tokenStart();
    if (!text.startsWith("eyJ", start)) {
      return;
    }
    int first = text.indexOf('.', start);
    int second = first < 0 ? -1 : text.indexOf('.', first + 1);
    if (second < 0 || second >= scan.tokenEnd() || second - first < 5) {
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

  private static boolean namesAlgorithm(String header) {
    try {
      byte[] json = Base64.getUrlDecoder().decode(header);
      return new String(json, StandardCharsets.UTF_8).contains("\"alg\"");
    } catch (IllegalArgumentException e) {
      return false; // not base64url, so no token: an answer, not a failure
    }
  }
}
