package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * JSON Web Tokens (RFC 7519), signed, unsigned or encrypted (RFC 7516): parts in base64url, the first
 * of which names an algorithm. Also as a whole in base64, as a Kubernetes secret holds them.
 */
final class Jwt implements Detector {
  static final String TYPE = "JWT";
  private static final int MOST_HEADER = 2048;
  private static final int ENCRYPTED_PARTS = 5;
  private static final int LEAST_WRAPPED = 60;
  private static final int MOST_WRAPPED = 8192;

  @Override
  public void verify(Scan scan, int at) {
    int start = scan.runs().tokenStart();
    if (scan.text.startsWith("eyJ", start)) {
      token(scan, start);
    } else if (scan.text.startsWith("ZXlK", start)) {
      wrapped(scan, start);
    }
  }

  private static void token(Scan scan, int start) {
    Text text = scan.text;
    int first = dot(text, start, scan.runs().tokenEnd());
    int second = first < 0 ? -1 : dot(text, first + 1, scan.runs().tokenEnd());
    if (second < 0) {
      return;
    }
    String header = first - start <= MOST_HEADER ? decoded(text.substring(start, first)) : "";
    if (header.contains("\"enc\"")) {
      encrypted(scan, start, second);
      return;
    }
    int end = Alphabet.URL.runEnd(text, second + 1, text.length());
    boolean payload = text.startsWith("eyJ", first + 1);
    if (second - first < 5 || end == second + 1 && !payload) {
      return;
    }
    if (header.contains("\"alg\"")) {
      scan.add(TYPE, start, end, Level.VALIDATED);
    } else if (payload && end - second > 16) {
      scan.add(TYPE, start, end, Level.SHAPED);
    }
  }

  /** Five parts, of which the second may be empty. */
  private static void encrypted(Scan scan, int start, int second) {
    Text text = scan.text;
    int end = second;
    int parts = 2;
    while (parts < ENCRYPTED_PARTS && Chars.at(text, end) == '.') {
      end = Alphabet.URL.runEnd(text, end + 1, text.length());
      parts++;
    }
    if (parts == ENCRYPTED_PARTS) {
      scan.add(TYPE, start, end, Level.VALIDATED);
    }
  }

  private static void wrapped(Scan scan, int start) {
    Text text = scan.text;
    int end = Alphabet.BASE62.runEnd(text, start, MOST_WRAPPED);
    while (end - start <= MOST_WRAPPED && Chars.at(text, end) == '=') {
      end++;
    }
    scan.worked(end - start);
    if (end - start < LEAST_WRAPPED || end - start > MOST_WRAPPED) {
      return;
    }
    String token = decoded(text.substring(start, end));
    int dot = token.indexOf('.');
    if (dot > 0 && dot <= MOST_HEADER && decoded(token.substring(0, dot)).contains("\"alg\"")) {
      scan.add(TYPE, start, end, Level.VALIDATED);
    }
  }

  private static int dot(Text text, int from, int end) {
    return text.indexOf('.', from, end);
  }

  /** What base64 says; nothing when it is none. */
  private static String decoded(String base64) {
    try {
      return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return ""; // not base64url, so no token: an answer, not a failure
    }
  }
}
