package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * E-mail addresses of running text: a local part of at most 64 characters and a host name whose last
 * label is a known top-level domain (validated) or might be one (shaped), or a literal address (RFC
 * 5321). File names such as {@code icon@2x.png} and the user of a Git remote are none.
 */
final class Email implements Detector {
  static final String TYPE = "EMAIL";
  private static final int MOST_LOCAL = 64;
  private static final int MOST_DOMAIN = 253;
  private static final Words FILES = Words.of("png jpg jpeg gif svg webp ico bmp js mjs css scss html"
      + " htm json yaml yml xml md txt csv java class jar kt go ts tsx jsx rb php c h cpp hpp lock"
      + " po pot lst toml tgz gz tar bz2 xz zst exe dll pdf log conf ini sql vue service target"
      + " timer socket");

  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int start = Chars.at(text, at - 1) == '"' ? quotedStart(text, at) : localStart(text, at);
    if (start >= 0 && Chars.at(text, at + 1) == '[') {
      literal(scan, start, at);
      return;
    }
    int end = domainEnd(text, at + 1);
    scan.worked(Math.max(0, end - start));
    if (start < 0 || end - at < 5 || scan.endsAt(UrlCredential.TYPE, at)) {
      return;
    }
    int dot = text.lastIndexOf('.', end - 1, at);
    if (dot <= at + 1 || !isHost(text, at + 1, end) || Chars.wordBefore(text, start)) {
      return;
    }
    boolean file = FILES.has(text, dot + 1, end);
    boolean key = UrlCredential.isKey(text, start, at);
    boolean gitRemote = Chars.at(text, end) == ':' && text.startsWith("git", start) && at - start == 3;
    boolean known = TopLevelDomains.isKnown(text, dot + 1, end);
    // In a domain of the Internet the login may be somebody's address as well.
    boolean login = !known && (text.startsWith(":/", end) || isLogin(text, start));
    if (!file && !gitRemote && !login && !key) {
      scan.add(TYPE, start, end, known ? Level.VALIDATED : Level.SHAPED);
    }
  }

  /** Whether a command logs in there as somebody: {@code ssh git@host}. */
  private static boolean isLogin(Text text, int start) {
    return text.startsWith("ssh ", start - 4) && !Chars.wordBefore(text, start - 4);
  }

  private static int localStart(Text text, int at) {
    int start = at;
    while (start > 0 && at - start < MOST_LOCAL && Chars.isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < at && ".'-%+_".indexOf(text.charAt(start)) >= 0 && !isName(text, start, at)) {
      start++;
    }
    boolean bad = start == at || text.charAt(at - 1) == '.' || text.charAt(at - 1) == '\'';
    return bad ? -1 : start;
  }

  /** Where a local part in quotes begins, such as {@code "john doe"@example.com}, or -1. */
  private static int quotedStart(Text text, int at) {
    int start = at - 2;
    while (start >= 0 && at - start <= MOST_LOCAL && text.charAt(start) >= ' ' && text.charAt(start) != '"') {
      start--;
    }
    boolean quoted = Chars.at(text, start) == '"' && start < at - 2
        && !Chars.isWord(Chars.at(text, start - 1)) && Chars.at(text, start - 1) != '\\';
    return quoted ? start : -1;
  }

  /** {@code user@[192.0.2.1]} and {@code user@[IPv6:2001:db8::1]}. */
  private static void literal(Scan scan, int start, int at) {
    Text text = scan.text;
    int end = at + 2;
    if (text.startsWith("IPv6:", end)) {
      end += 5;
    }
    while (end < text.length() && end - at < 48 && (Chars.is(text.charAt(end), Chars.HEX)
        || text.charAt(end) == '.' || text.charAt(end) == ':')) {
      end++;
    }
    if (Chars.at(text, end) == ']' && end - at > 8) {
      scan.add(TYPE, start, end + 1, Level.SHAPED);
    }
  }

  /** Only an underscore or a plus may begin a local part. */
  private static boolean isName(Text text, int start, int at) {
    char c = text.charAt(start);
    return (c == '_' || c == '+') && start + 1 < at;
  }

  private static int domainEnd(Text text, int from) {
    int end = from;
    while (end < text.length() && end - from < MOST_DOMAIN) {
      char c = text.charAt(end);
      if (!Chars.isAlnum(c) && c != '-' && c != '.' && !(c >= 128 && Chars.isLetterOfAlphabet(c))) {
        break;
      }
      end++;
    }
    while (end > from && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
      end--;
    }
    return end;
  }

  private static boolean isHost(Text text, int start, int end) {
    int label = start;
    for (int i = start; i <= end; i++) {
      if (i == end || text.charAt(i) == '.') {
        if (i == label || i - label > 63 || text.charAt(label) == '-' || text.charAt(i - 1) == '-') {
          return false;
        }
        if (i == end) {
          return i - label >= 2 && i - label <= 24 && isLetters(text, label, i);
        }
        label = i + 1;
      }
    }
    return false;
  }

  private static boolean isLetters(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      if (!Chars.isLetter(c)) {
        return text.startsWith("xn--", start);
      }
    }
    return true;
  }
}
