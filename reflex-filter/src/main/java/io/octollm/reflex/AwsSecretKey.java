package io.octollm.reflex;

/** Secret access keys of Amazon Web Services: forty characters of base64 beside a word for it. */
final class AwsSecretKey implements Detector {
  static final String TYPE = "AWS_SECRET_KEY";
  private static final int LENGTH = 40;
  private static final double LEAST_BITS = 4;
  private static final Words FOR = Words.of("aws amazon secretaccesskey secretkey secret");

  @Override
  public void verify(Scan scan, int at) {
    judge(scan, scan.tokenStart());
  }

  /** A piece of it, between two characters that part words. */
  static void piece(Scan scan, int at) {
    char before = Chars.at(scan.text, at - 1);
    char after = Chars.at(scan.text, scan.codeEnd());
    if (before == '/' || before == '+' || after == '/' || after == '+') {
      judge(scan, at);
    }
  }

  private static void judge(Scan scan, int at) {
    String text = scan.text;
    int start = at;
    while (start > 0 && at - start < LENGTH && isBase64(text.charAt(start - 1))) {
      start--;
    }
    int end = start;
    while (end < text.length() && end - start <= LENGTH && isBase64(text.charAt(end))) {
      end++;
    }
    scan.worked(end - start);
    boolean bounded = end - start == LENGTH && !Chars.wordBefore(text, start) && !Chars.wordAt(text, end)
        && Chars.at(text, end) != '=' && Chars.at(text, start - 1) != '.';
    if (!bounded || Entropy.bits(text, start, end) < LEAST_BITS || !scan.near(start, end, FOR)) {
      return;
    }
    scan.add(TYPE, start, end,
        Entropy.isPlaceholder(text, start, end) ? Level.WEAK : Level.VALIDATED);
  }

  private static boolean isBase64(char c) {
    return Chars.isAlnum(c) || c == '/' || c == '+';
  }
}
