package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** Secret access keys of Amazon Web Services: forty characters of base64 that AWS is named beside. */
final class AwsSecretKey implements Detector {
  static final String TYPE = "AWS_SECRET_KEY";
  private static final int LENGTH = 40;
  private static final int MOST_NAME = 30;
  private static final int MOST_PAIR = 100;
  private static final int KEY_ID = 20;
  private static final String NAME = "secretaccesskey";
  private static final String SHORT_NAME = "awssecretkey";
  private static final Words AWS = Words.of("aws amazon amazonaws secretaccesskey accesskey iam akia bucket boto");
  private static final Words SECRET = Words.of("secret secretkey accesskey secretaccesskey");
  private static final Words OTHERS = Words.of("sha hash commit digest integrity checksum cohere datadog"
      + " cloudflare gitter netlify okta zendesk launchdarkly sonar gocardless github npm");

  /** A token that begins, or lies within, forty characters of base64. */
  @Override
  public void verify(Scan scan, int at) {
    Text text = scan.text;
    if (scan.runs().tokenEnd() - scan.runs().tokenStart() > LENGTH) {
      return;
    }
    judge(scan, start(text, scan.runs().tokenStart()));
  }

  /** A piece of it, between two characters that part words. */
  static void verifyPiece(Scan scan, int at) {
    char before = Chars.at(scan.text, at - 1);
    char after = Chars.at(scan.text, scan.runs().codeEnd());
    if (before == '/' || before == '+' || after == '/' || after == '+') {
      judge(scan, start(scan.text, at));
    }
  }

  private static int start(Text text, int at) {
    int start = at;
    while (start > 0 && at - start < LENGTH && Alphabet.BASE64.has(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Forty characters from a place on. */
  static void judge(Scan scan, int start) {
    Text text = scan.text;
    int end = Alphabet.BASE64.runEnd(text, start, LENGTH);
    scan.worked(end - start);
    if (end - start != LENGTH || isGlued(text, start, end) || !looksRandom(text, start, end)) {
      return;
    }
    boolean aws = namesIt(text, start) || scan.near(start, end, AWS) || followsKeyId(text, start);
    boolean named = aws || scan.near(start, end, SECRET);
    if (named && !scan.near(start, end, OTHERS)) {
      boolean doubtful = Entropy.isPlaceholder(text, start, end) || !aws && !hasMark(text, start, end);
      scan.add(TYPE, start, end, doubtful ? Level.WEAK : aws ? Level.VALIDATED : Level.SHAPED, "aws");
    } else if (hasMark(text, start, end) && isAlone(text, start, end)
        || end - start == text.length()) {
      scan.add(TYPE, start, end, Level.WEAK, "aws");
    }
  }

  /** Whether the id of an access key stands before, as in a pair. */
  private static boolean followsKeyId(Text text, int start) {
    for (int i = Math.max(0, start - MOST_PAIR); i < start - KEY_ID; i++) {
      if ((text.startsWith("AKIA", i) || text.startsWith("ASIA", i))
          && Alphabet.UPPER.runEnd(text, i, KEY_ID) == i + KEY_ID) {
        return true;
      }
    }
    return false;
  }

  /** Whether the words before are "secret access key" or "AWS secret key", however they are joined. */
  private static boolean namesIt(Text text, int start) {
    return isNamed(text, start, NAME) || isNamed(text, start, SHORT_NAME);
  }

  private static boolean isNamed(Text text, int start, String name) {
    int letter = name.length() - 1;
    for (int i = start - 1; letter >= 0 && i >= 0 && start - i < MOST_NAME; i--) {
      if (Chars.isLetter(text.charAt(i)) && (text.charAt(i) | 32) != name.charAt(letter--)) {
        return false;
      }
    }
    return letter < 0;
  }

  private static boolean isGlued(Text text, int start, int end) {
    char before = Chars.at(text, start - 1);
    char after = Chars.at(text, end);
    return Chars.isWord(before) || before == '-' || before == '.' && start > 1
        || Chars.isWord(after) || "=-+/".indexOf(after) >= 0;
  }

  private static boolean looksRandom(Text text, int start, int end) {
    int upper = 0;
    int lower = 0;
    int digits = 0;
    int slashes = 0;
    for (int i = start; i < end; i++) {
      char c = text.charAt(i);
      upper += Chars.is(c, Chars.UPPER) ? 1 : 0;
      lower += Chars.is(c, Chars.LOWER) ? 1 : 0;
      digits += Chars.isDigit(c) ? 1 : 0;
      slashes += c == '/' ? 1 : 0;
    }
    return upper >= 5 && lower >= 5 && digits >= 1 && slashes <= 4
        && Entropy.bits(text, start, end) >= 4 && !Entropy.isWordy(text, start, end);
  }

  private static boolean hasMark(Text text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '+' || text.charAt(i) == '/') {
        return true;
      }
    }
    return false;
  }

  /** Whether quotes, blanks or nothing stand around it, as around a value by itself. */
  private static boolean isAlone(Text text, int start, int end) {
    char before = Chars.at(text, start - 1);
    char after = Chars.at(text, end);
    return (before == '\n' || before == ' ' || Assignments.isQuote(before))
        && (after == '\n' || after == ' ' || after == ',' || Assignments.isQuote(after));
  }
}
