package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Private keys in PEM (RFC 7468), OpenPGP armour, the form of SSH.com or of PuTTY, whole or cut off,
 * also with "\n" written out, and as forms of the web write it.
 */
final class PrivateKey implements Detector {
  static final String TYPE = "PRIVATE_KEY";
  private static final int MOST_LABEL = 40;
  private static final int LEAST_BODY = 40;
  private static final int MOST_JOIN = 6;
  private static final int MOST_INDENT = 32;
  private static final int MOST_PUTTY = 8192;
  private static final String PUTTY = "PuTTY-User-Key-File-";

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int label = at + "-----BEGIN ".length();
    int dashes = label;
    while (dashes < text.length() && dashes - label < MOST_LABEL
        && (Chars.is(text.charAt(dashes), Chars.UPPER | Chars.DIGIT) || isBlank(text.charAt(dashes)))) {
      dashes++;
    }
    boolean pem = text.charAt(at + 4) == '-';
    String rule = pem ? "-----" : "----";
    if (!text.startsWith(rule, dashes) || !isPrivate(text.substring(label, dashes).replace('+', ' ').strip())) {
      return;
    }
    int body = dashes + rule.length();
    int last = bodyEnd(text, body);
    int ssh = pem ? -1 : text.indexOf("---- END ", body, last);
    if (ssh >= 0) {
      scan.worked(ssh - at);
      scan.add(TYPE, at, footerEnd(text, ssh), Level.VALIDATED);
      return;
    }
    scan.worked(last - at);
    int footer = scan.pemEnd(body);
    int end = footer >= 0 && footer <= last + 1 ? footerEnd(text, footer) : last;
    boolean secret = base64Count(text, body, last) >= LEAST_BODY;
    scan.add(TYPE, at, end, secret ? Level.VALIDATED : Level.WEAK);
  }

  /** The colon behind {@code PuTTY-User-Key-File-3}, up to the code that authenticates the file. */
  static void verifyPutty(Scan scan, int at) {
    Text text = scan.text;
    char version = Chars.at(text, at - 1);
    if ((version == '2' || version == '3') && text.startsWith(PUTTY, at - 1 - PUTTY.length())) {
      int most = Math.min(text.length(), at + MOST_PUTTY);
      int lines = text.indexOf("Private-Lines:", at, most);
      int mac = lines < 0 ? -1 : text.indexOf("Private-MAC: ", lines, most);
      scan.worked(most - at);
      if (lines >= 0) {
        int end = mac < 0 ? bodyEnd(text, lines)
            : Alphabet.HEX.runEnd(text, mac + "Private-MAC: ".length(), MOST_LABEL * 2);
        scan.add(TYPE, at - 1 - PUTTY.length(), end, Level.VALIDATED);
      }
    }
  }

  /** A form of the web has a plus sign for a blank. */
  private static boolean isBlank(char c) {
    return c == ' ' || c == '+';
  }

  private static boolean isPrivate(String label) {
    return label.endsWith("PRIVATE KEY") || label.equals("PGP PRIVATE KEY BLOCK");
  }

  /** Where armour ends: at the next run of five dashes or at what armour never holds. */
  private static int bodyEnd(Text text, int from) {
    int end = from;
    int solid = from;
    while (end < text.length() && !text.startsWith("-----", end)) {
      char c = text.charAt(end);
      if (Chars.isAlnum(c) || "+/=\\:,-.()@<>*".indexOf(c) >= 0) {
        solid = end + 1;
      } else if (c != '\n' && c != '\r' && c != ' ' && c != '\t' && (!Assignments.isQuote(c) || !goesOn(text, end))) {
        return solid;
      }
      end++;
    }
    return end < text.length() ? end : solid;
  }

  /** Whether a quote closes one part of a text and another follows on the next line, or opens that one. */
  private static boolean goesOn(Text text, int quote) {
    int line = text.lastIndexOf('\n', quote, quote - MOST_INDENT);
    int next = text.indexOf('\n', quote, quote + MOST_JOIN);
    int open = next < 0 ? -1 : text.indexOf(text.charAt(quote), next, next + MOST_INDENT);
    return open > 0 && (Chars.isAlnum(Chars.at(text, open + 1)) || Chars.at(text, open + 1) == '-')
        || line > 0 && isIndent(text, line + 1, quote);
  }

  private static boolean isIndent(Text text, int from, int to) {
    int i = from;
    while (i < to && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i == to;
  }

  private static int footerEnd(Text text, int footer) {
    int end = footer + "-----END ".length();
    while (end < text.length() && end - footer < 9 + MOST_LABEL && text.charAt(end) != '-'
        && text.charAt(end) != '\n') {
      end++;
    }
    while (end < text.length() && text.charAt(end) == '-' && end - footer < 19 + MOST_LABEL) {
      end++;
    }
    return end;
  }

  private static int base64Count(Text text, int start, int end) {
    int count = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      count += Chars.isAlnum(c) || c == '+' || c == '/' ? 1 : 0;
    }
    return count;
  }
}
