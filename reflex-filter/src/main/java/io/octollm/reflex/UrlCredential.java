package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * The password in a URL of the form {@code scheme://user:password@host} (RFC 3986, userinfo). One '@'
 * that ought to be written %40 may be in it.
 */
final class UrlCredential implements Detector {
  static final String TYPE = "URL_CREDENTIAL";
  private static final int MOST = 256;
  private static final int MOST_DOMAIN = 40;
  private static final int LEAST_KEY = 20;
  private static final double LEAST_BITS = 2.8;
  private static final Words PLACEHOLDERS = Words.of("password passwd pass pwd secret user token username changeme"
      + " foo bar baz test postgres root admin guest mysql");

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    if (!Chars.isWord(Chars.at(text, at + 1)) && Chars.at(text, at + 1) != '[') {
      return;
    }
    int colon = -1;
    int signs = 0;
    int i = at;
    while (i > 0 && at - i < MOST && signs < 2 && isUserInfo(text.charAt(i - 1))) {
      i--;
      signs += text.charAt(i) == '@' ? 1 : 0;
      if (text.charAt(i) == ':') {
        colon = i;
      }
    }
    scan.worked(at - i);
    if (colon > i && (text.startsWith("tcp(", at + 1) || text.startsWith("unix(", at + 1))) {
      if (!PLACEHOLDERS.has(text, colon + 1, at)) {
        PasswordAssignment.judge(scan, colon + 1, at, PasswordNames.Kind.PASSWORD, true); // a data source of Go
      }
      return;
    }
    boolean inUrl = i >= 3 && text.startsWith("://", i - 3) && Chars.isWord(Chars.at(text, i - 4));
    if (inUrl && colon < 0 && isKey(text, i, at)) {
      boolean sentry = text.indexOf(".sentry.io", at, at + MOST_DOMAIN) > 0;
      scan.addOver(ApiKey.TYPE, i, at, Level.SHAPED, sentry ? "sentry" : null);
    }
    if (!inUrl || colon < 0 || at - colon < 2) {
      return;
    }
    int start = colon + 1;
    char first = text.charAt(start);
    boolean format = first == '%' && "(sdv".indexOf(Chars.at(text, start + 1)) >= 0 && at - start < 3;
    if (text.startsWith("pserver:", start)) {
      return; // the method of CVS, and its guest
    }
    if (first == '%' && text.charAt(at - 1) == '%') {
      scan.add(TYPE, start, at, Level.WEAK); // a variable of Windows
      return;
    }
    boolean variable = first == '$'
        && (!Chars.isDigit(Chars.at(text, start + 1)) || Alphabet.DIGITS.runEnd(text, start + 1, MOST) == at);
    if (variable || first == '{' || first == '[' || format || text.startsWith("%(", start)) {
      return;
    }
    boolean placeholder = Entropy.saysPlaceholder(text, start, at) || PLACEHOLDERS.has(text, start, at);
    scan.add(TYPE, start, at, placeholder ? Level.WEAK : Level.SHAPED);
  }

  /** Whether a key asks for a page of the web, and nobody by name: it looks random, as in the DSN of Sentry. */
  static boolean isKey(Text text, int start, int at) {
    return at - start >= LEAST_KEY && (text.startsWith("https://", start - 8) || text.startsWith("http://", start - 7))
        && Entropy.isMixed(text, start, at) && Entropy.isRestless(text, start, at)
        && !Entropy.isWordy(text, start, at, 2) && !Entropy.isPlaceholder(text, start, at)
        && Entropy.bits(text, start, at) >= LEAST_BITS && Alphabet.URL.runEnd(text, start, MOST) == at;
  }

  private static boolean isUserInfo(char c) {
    return c > ' ' && c != '/' && c != '"' && c != '\'' && c != '`' && c != '<'
        && c != '>' && c != '\\' && !Character.isWhitespace(c);
  }
}
