package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * Addresses of the web and of file servers (RFC 3986), without the punctuation of the sentence: with
 * a scheme, or a host that begins with {@code www}, or, weakly, one whose last label is a known domain.
 */
final class Url {
  static final String TYPE = "URL";
  private static final int MOST = 2048;
  private static final int MOST_HOST = 253;
  private static final int LONGEST_DOMAIN = 4;
  private static final Words SCHEMES = Words.of("http https ftp ftps sftp ws wss");
  /** Domains that no file and no member of an object is called by. */
  private static final Words PLAIN = Words.of("com org net edu gov mil biz int");
  private static final Words COUNTRIES = Words.of("de fr uk nl ch jp br ru cn us ca eu se dk fi au nz kr mx pt gr cz"
      + " hu ro tr ua za at be it es pl no io ai co info dev app me tv gg ly il sg hk th vn ar cl pe ve ie hr rs bg"
      + " sk si lt lv ee sa ae ke ng pk xyz club");

  private Url() {}

  /** Called at the colon behind the scheme. */
  static final class Absolute implements Detector {
    @Override
    public void verify(Scan scan, int at) {
      Text text = scan.text;
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
      char host = Chars.at(text, at + 3);
      if (end > at + 4 && (Chars.isWord(host) || host == '[' || host >= 128)) {
        scan.addUrl(TYPE, start, end, Level.SHAPED);
      }
    }
  }

  /** Called at a dot within the name of a host. */
  static final class Bare implements Detector {
    @Override
    public void verify(Scan scan, int at) {
      Text text = scan.text;
      int end = at + 1;
      int dot = at;
      while (end < text.length() && end - at < MOST_HOST && (isHost(text.charAt(end))
          || text.charAt(end) == '.' && Chars.isAlnum(Chars.at(text, end + 1)))) {
        dot = text.charAt(end) == '.' ? end : dot;
        end++;
      }
      int read = scan.hostEnd();
      scan.readHost(end);
      boolean www = dot > at && at >= 3 && text.regionMatches(true, at - 3, "www", 0, 3);
      if (!www && end - dot > LONGEST_DOMAIN + 1) {
        return;
      }
      int start = at;
      while (start > read && at - start < 63 && isHost(text.charAt(start - 1))) {
        start--;
      }
      char before = Chars.at(text, start - 1);
      char next = Chars.at(text, end);
      if (start == at || before == '@' || before == '/' || before == '.' || before == '-'
          || before == '\\' || before == '$' || next == '@' || next == '(' || Chars.wordBefore(text, start)
          || Chars.isWord(next)) {
        return;
      }
      boolean path = next == '/' && Chars.isWord(Chars.at(text, end + 1));
      if (www && at - start == 3 ? end - dot > 2 : PLAIN.has(text, dot + 1, end)
          || COUNTRIES.has(text, dot + 1, end) && (path || scan.brief(start, end))) {
        boolean goes = next == '/' || next == '?' || next == '#' || next == ':'
            && Chars.isDigit(Chars.at(text, end + 1));
        int last = goes ? end(text, end) : end;
        scan.addUrl(TYPE, start, last, www && at - start == 3 ? Level.SHAPED : Level.WEAK);
      }
    }

    private static boolean isHost(char c) {
      return Chars.isAlnum(c) || c == '-';
    }
  }

  private static int end(Text text, int from) {
    int end = from;
    int open = 0;
    int most = Math.min(text.length(), from + MOST);
    boolean literal = Chars.at(text, from) == '[';
    while (end < most && (isPart(text.charAt(end)) || literal && isLiteral(text.charAt(end)))
        && (text.charAt(end) != ')' || open > 0) && !isNext(text, end)) {
      char c = text.charAt(end);
      open += c == '(' ? 1 : c == ')' ? -1 : 0;
      literal &= c != ']';
      end++;
    }
    while (end > from && ".,;:!?'*_~".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end;
  }

  /** Whether the next setting begins, or a date in the next cell: {@code ;Key=}, {@code ,01/25/2026}. */
  private static boolean isNext(Text text, int at) {
    char c = text.charAt(at);
    char next = Chars.at(text, at + 1);
    return c == ';' && Chars.is(next, Chars.UPPER) && !text.startsWith("&amp", at - 4)
        || c == ',' && Chars.isDigit(next)
        && (isDateSign(Chars.at(text, at + 2)) || isDateSign(Chars.at(text, at + 3)) || Chars.at(text, at + 5) == '-');
  }

  private static boolean isDateSign(char c) {
    return c == '/' || c == '-';
  }

  private static boolean isLiteral(char c) {
    return c == '[' || c == ']';
  }

  private static boolean isPart(char c) {
    return c > ' ' && c != '"' && c != '<' && c != '>' && c != '`' && c != '\\' && c != '|' && c != '^'
        && c != '{' && c != '}' && c != '[' && c != ']' && (c < 128 || Chars.isLetterOfAlphabet(c));
  }
}
