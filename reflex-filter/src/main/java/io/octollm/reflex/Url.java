package io.octollm.reflex;

/** Addresses of the web and of file servers (RFC 3986), without the punctuation of the sentence. */
final class Url implements Detector {
  static final String TYPE = "URL";
  private static final int MOST = 2048;
  private static final Words SCHEMES = Words.of("http https ftp ftps sftp ws wss");

  @Override
  public void verify(Scan scan, int at) {
    String text = scan.text;
    if (!text.startsWith("://", at) || scan.inUrl(at)) {
      return;
    }
    int start = at;
    while (start > 0 && at - start < 6 && Chars.is(text.charAt(start - 1), Chars.LOWER | Chars.UPPER)) {
      start--;
    }
    if (!SCHEMES.has(text, start, at) || Chars.wordBefore(text, start)) {
      return;
    }
    int end = end(text, at + 3);
    scan.worked(end - start);
    if (end > at + 5) {
      scan.addUrl(TYPE, start, end, Level.SHAPED);
    }
  }

  private static int end(String text, int from) {
    int end = from;
    int open = 0;
    int most = Math.min(text.length(), from + MOST);
    while (end < most && isPart(text.charAt(end)) && (text.charAt(end) != ')' || open > 0)) {
      open += text.charAt(end) == '(' ? 1 : text.charAt(end) == ')' ? -1 : 0;
      end++;
    }
    while (end > from && ".,;:!?'*_".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  private static boolean isPart(char c) {
    return c > ' ' && c != '"' && c != '<' && c != '>' && c != '`' && c != '\\' && c != '|'
        && c != '{' && c != '}' && c != '[' && c != ']' && (c < 128 || Chars.isLetterOfAlphabet(c));
  }
}
