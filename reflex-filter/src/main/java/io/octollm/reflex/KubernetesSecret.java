package io.octollm.reflex;

import io.octollm.reflex.PasswordNames.Kind;

/** The values in base64 under {@code data:} of a Kubernetes manifest of the kind Secret. */
final class KubernetesSecret implements Detector {
  private static final int MOST_BEFORE = 400;
  private static final int MOST_AFTER = 2000;
  private static final int MOST_NAME = 80;
  private static final int MOST_VALUE = 8192;
  private static final int LEAST_VALUE = 8;

  /** The colon of {@code data:} at the end of its line. */
  @Override
  public void verify(Scan scan, int at) {
    String text = scan.text;
    boolean data = at >= 4 && text.startsWith("data", at - 4) && !Chars.wordBefore(text, at - 4);
    if (!data || Chars.at(text, at + 1) != '\n' && Chars.at(text, at + 1) != '\r') {
      return;
    }
    scan.worked(MOST_BEFORE + MOST_AFTER);
    if (isSecret(text, at)) {
      int line = text.indexOf('\n', at) + 1;
      while (line > 0 && line < text.length() && " \t".indexOf(text.charAt(line)) >= 0) {
        line = entry(scan, line);
      }
    }
  }

  private static boolean isSecret(String text, int at) {
    int kind = text.indexOf("kind:", Math.max(0, at - MOST_BEFORE), Math.min(text.length(), at + MOST_AFTER));
    while (kind >= 0) {
      int value = kind + 5;
      while (" \"'".indexOf(Chars.at(text, value)) >= 0) {
        value++;
      }
      if (text.startsWith("Secret", value) && !Chars.wordAt(text, value + 6)) {
        return true;
      }
      kind = text.indexOf("kind:", value, Math.min(text.length(), at + MOST_AFTER));
    }
    return false;
  }

  /** Reads {@code name: value}, and tells where the next line begins; -1 when there is none. */
  private static int entry(Scan scan, int line) {
    String text = scan.text;
    int nameEnd = line;
    while (nameEnd - line < MOST_NAME && (Chars.isToken(Chars.at(text, nameEnd))
        || " \t\"'".indexOf(Chars.at(text, nameEnd)) >= 0)) {
      nameEnd++;
    }
    if (Chars.at(text, nameEnd) != ':') {
      return -1;
    }
    int start = nameEnd + 1;
    while (start - nameEnd < MOST_NAME && " \t\"'|>-\r\n".indexOf(Chars.at(text, start)) >= 0
        && start < text.length()) {
      start++;
    }
    int end = Alphabet.PADDED_BASE64.runEnd(text, start, MOST_VALUE);
    scan.worked(end - line);
    boolean border = Chars.at(text, end) <= ' ' || Assignments.isQuote(Chars.at(text, end));
    if (border && end - start >= LEAST_VALUE && (end - start) % 4 == 0) {
      boolean password = PasswordNames.of(text, nameEnd) == Kind.PASSWORD;
      scan.addOver(password ? PasswordAssignment.TYPE : ApiKey.TYPE, start, end, Level.SHAPED);
    }
    return text.indexOf('\n', end) + 1;
  }
}
