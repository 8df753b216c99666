package io.octollm.reflex;

import io.octollm.reflex.text.Text;
import java.util.Base64;

/**
 * Secrets that the text around them says are some: credentials of basic authentication (RFC 7617),
 * bearer tokens, and the data of a Kubernetes Secret.
 */
final class HeldSecret implements Detector {
  private static final int LEAST = 8;
  private static final int MOST = 4096;
  private static final int MOST_LINES = 600;
  private static final int LEAST_BEARER = 12;
  private static final int LEAST_DATA = 10;
  private static final String HEADER = "authorization";
  private static final int MOST_SCHEME = 12;
  /** Between the beginning of the header's name and the value: an arrow, quotes, brackets, the scheme. */
  private static final int MOST_HEADER = 32;
  /** What some write behind the scheme. */
  private static final String TOKEN = "token=";
  private static final Words SCHEMES = Words.of("splunk oauth token client-id apikey api-key genie-key geniekey"
      + " bot key");

  /** The colon behind {@code Authorization}, or behind {@code kind} where a Secret begins. */
  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    char before = Chars.at(text, at - 1);
    if (before == 'n' || before == '"') {
      int value = Assignments.valueStart(text, at);
      int name = before == 'n' ? at - HEADER.length() : at - 1 - HEADER.length();
      int scheme = text.regionMatches(true, name, HEADER, 0, HEADER.length()) ? schemeEnd(text, value) : 0;
      if (scheme > 0) {
        int token = text.startsWith(TOKEN, scheme + 1) ? scheme + 1 + TOKEN.length() : scheme + 1;
        bearer(scan, Assignments.isQuote(Chars.at(text, token)) ? token + 1 : token);
        return;
      }
      if ((Chars.at(text, value) | 32) != 'b' && (Chars.at(text, value) | 32) != 's') {
        return;
      }
      if (text.regionMatches(true, value, "basic ", 0, 6)) {
        basic(scan, value + 6);
      } else if (text.regionMatches(true, value, "bearer ", 0, 7)) {
        bearer(scan, value + 7);
      } else if (text.regionMatches(true, value, "ssws ", 0, 5)) {
        bearer(scan, value + 5);
      }
    } else if (before == '2' || before == '3') {
      PrivateKey.verifyPutty(scan, at);
    } else if (before == 'd' && text.startsWith("kind", at - 4) && text.startsWith(" Secret", at + 1)) {
      data(scan, dataBefore(text, at));
      data(scan, at + 8);
    }
  }

  /** What a program gives to the header: {@code headers["Authorization"] = "Basic X"}. */
  static void inHeader(Scan scan, int start) {
    Text text = scan.text;
    boolean basic = text.startsWith("Basic ", start - "Basic ".length());
    if ((basic || text.startsWith("SSWS ", start - "SSWS ".length()))
        && text.lastIndexOf("uthorization", start, start - MOST_HEADER) >= 0) {
      if (basic) {
        basic(scan, start);
      } else {
        bearer(scan, start);
      }
    }
  }

  /** Where the scheme of a vendor's own ends, such as {@code Splunk}, {@code OAuth}, {@code Client-ID}; else 0. */
  private static int schemeEnd(Text text, int from) {
    int end = text.indexOf(' ', from, from + MOST_SCHEME);
    return end > from && SCHEMES.has(text, from, end) ? end : 0;
  }

  /** Where the data of the same document begins before its kind, or the kind where there is none. */
  private static int dataBefore(Text text, int kind) {
    int least = Math.max(0, kind - MOST_LINES);
    int data = text.lastIndexOf("\ndata:", kind, least);
    int rule = text.lastIndexOf("\n---", kind, least);
    return data >= 0 && data > rule ? data + 1 : kind + 8;
  }

  private static void basic(Scan scan, int start) {
    Text text = scan.text;
    int end = Alphabet.PADDED_BASE64.runEnd(text, start, MOST);
    scan.worked(end - start);
    if (end - start >= LEAST && end - start <= MOST && !Chars.wordAt(text, end)
        && namesUser(text.substring(start, end))) {
      scan.add(ApiKey.TYPE, start, end, Level.VALIDATED);
    }
  }

  /** What bears a header (RFC 6750), unless it is the word for it. */
  private static void bearer(Scan scan, int start) {
    Text text = scan.text;
    int end = Alphabet.DOTTED.runEnd(text, start, MOST);
    scan.worked(end - start);
    boolean bounded = end - start >= LEAST_BEARER && end - start <= MOST && !Chars.wordAt(text, end);
    if (bounded && "([{<$".indexOf(Chars.at(text, end)) < 0 && Entropy.isMixed(text, start, end)
        && !Entropy.isWordy(text, start, end, 2) && !Entropy.isPlaceholder(text, start, end)) {
      scan.addOver(ApiKey.TYPE, start, end, Level.SHAPED);
    }
  }

  private static boolean namesUser(String base64) {
    try {
      byte[] bytes = Base64.getDecoder().decode(base64);
      boolean colon = false;
      for (byte b : bytes) {
        colon |= b == ':';
        if (b >= 0 && b < ' ') {
          return false;
        }
      }
      return colon;
    } catch (IllegalArgumentException e) {
      return false; // not base64, so no credentials: an answer, not a failure
    }
  }

  /** The lines below {@code data:}, up to the next document. */
  private static void data(Scan scan, int from) {
    Text text = scan.text;
    int most = Math.min(text.length(), from + MOST_LINES);
    boolean inData = false;
    int line = from;
    while (line < most) {
      int end = text.indexOf('\n', line, most);
      end = end < 0 ? most : end;
      if (text.startsWith("---", line) || text.startsWith("kind:", line)) {
        break;
      }
      if (text.startsWith("data:", line) || text.startsWith("stringData:", line)) {
        inData = true;
      } else if (end > line && text.charAt(line) != ' ') {
        inData = false;
      } else if (inData) {
        value(scan, line, end);
      }
      scan.worked(end - line);
      line = end + 1;
    }
  }

  private static void value(Scan scan, int line, int lineEnd) {
    Text text = scan.text;
    int colon = text.indexOf(": ", line, lineEnd);
    if (colon < 0 || text.charAt(lineEnd - 1) == '}') {
      return;
    }
    int start = Assignments.valueStart(text, colon);
    int end = Alphabet.PADDED_BASE64.runEnd(text, start, MOST);
    if (end - start >= LEAST_DATA && end - start <= MOST && !Chars.wordAt(text, end)) {
      boolean placeholder = Entropy.isPlaceholder(text, start, end);
      boolean password = PasswordNames.of(text, colon) == PasswordNames.Kind.PASSWORD;
      Level level = placeholder ? Level.WEAK : Level.SHAPED;
      scan.addOver(password ? PasswordAssignment.TYPE : ApiKey.TYPE, start, end, level, password ? null : "kubernetes");
    }
  }
}
