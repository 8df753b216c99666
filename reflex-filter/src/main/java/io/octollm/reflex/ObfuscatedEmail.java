package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * E-mail addresses that are spelled against collectors: {@code john [at] example [dot] com}. Only
 * with brackets around the at and a known domain at the end, so that nothing else is meant.
 */
final class ObfuscatedEmail implements Detector {
  private static final int MOST_LOCAL = 64;
  private static final int MOST_LABELS = 6;

  /** Called at an opening bracket. */
  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    int host = spelled(text, at, "at");
    if (host < 0) {
      return;
    }
    int localEnd = at > 0 && text.charAt(at - 1) == ' ' ? at - 1 : at;
    int start = localEnd;
    while (start > 0 && localEnd - start < MOST_LOCAL && Chars.isLocal(text.charAt(start - 1))) {
      start--;
    }
    while (start < localEnd && !Chars.isWord(text.charAt(start))) {
      start++;
    }
    if (start == localEnd) {
      return;
    }
    int from = host;
    for (int label = 0; label < MOST_LABELS; label++) {
      int end = from;
      while (end < text.length() && (Chars.isAlnum(text.charAt(end)) || text.charAt(end) == '-')) {
        end++;
      }
      int next = dot(text, end);
      if (end == from || next < 0) {
        if (label > 0 && end > from && TopLevelDomains.isKnown(text, from, end)
            && !Chars.wordAt(text, end)) {
          scan.add(Email.TYPE, start, end, Level.SHAPED);
        }
        return;
      }
      from = next;
    }
  }

  private static int dot(Text text, int at) {
    if (Chars.at(text, at) == '.' && Chars.isAlnum(Chars.at(text, at + 1))) {
      return at + 1;
    }
    int open = Chars.at(text, at) == ' ' ? at + 1 : at;
    int bracketed = spelled(text, open, "dot");
    if (bracketed >= 0) {
      return bracketed;
    }
    return text.regionMatches(true, at, " dot ", 0, 5) ? at + 5 : -1;
  }

  /** Where what follows a word in brackets begins, or -1. */
  private static int spelled(Text text, int open, String word) {
    int close = "[({<".indexOf(Chars.at(text, open));
    int i = Chars.at(text, open + 1) == ' ' ? open + 2 : open + 1;
    if (close < 0 || !text.regionMatches(true, i, word, 0, word.length())) {
      return -1;
    }
    i += word.length();
    i += Chars.at(text, i) == ' ' ? 1 : 0;
    if (Chars.at(text, i) != "])}>".charAt(close)) {
      return -1;
    }
    return Chars.at(text, i + 1) == ' ' ? i + 2 : i + 1;
  }
}
