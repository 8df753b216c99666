package io.octollm.reflex;

import org.jspecify.annotations.Nullable;

/**
 * Ids of letters and digits: a mask, a check where there is one, and words beside it. The mask may
 * go on beyond the word that was found, by single blanks or dashes.
 */
final class CodeId implements Detector {
  /** Whether a code fits more than its mask; given without separators and in upper case. Pure. */
  @FunctionalInterface
  interface Check {
    boolean holds(String code);
  }

  private final String type;
  private final Level alone;
  private final boolean mute;
  private final Words words;
  private final Check check;
  private final String[] masks;
  private final int[] callers;

  /**
   * @param alone how sure it is without a word beside it; null when it is nothing then
   * @param masks 9 for a digit, A for a letter, X for either, '_' for a blank or a dash that must stand
   *     there, all else for itself
   */
  CodeId(String type, @Nullable Level alone, String words, Check check,
      String... masks) {
    this.type = type;
    this.alone = alone == null ? Level.WEAK : alone;
    this.mute = alone == null;
    this.words = Words.of(words);
    this.check = check;
    this.masks = masks;
    this.callers = new int[masks.length];
    for (int i = 0; i < masks.length; i++) {
      callers[i] = caller(masks[i]);
    }
  }

  String type() {
    return type;
  }

  /** The lengths of the words that its masks begin with, a bit each. */
  long lengths() {
    long lengths = 0;
    for (String mask : masks) {
      int from = caller(mask);
      lengths |= 1L << pieceEnd(mask, from) - from;
    }
    return lengths;
  }

  /** Where in a mask the first piece with a digit begins: letters by themselves call nobody. */
  private static int caller(String mask) {
    int end = pieceEnd(mask, 0);
    return end < mask.length() && mask.indexOf('9') > end && mask.indexOf('X') < 0 ? end + 1 : 0;
  }

  private static int pieceEnd(String mask, int from) {
    int end = from;
    while (end < mask.length() && Character.isLetterOrDigit(mask.charAt(end))) {
      end++;
    }
    return end;
  }

  /** Called for a code, or for the first digit of a number that its mask begins with. */
  @Override
  public void verify(Scan scan, int at) {
    for (int i = 0; i < masks.length; i++) {
      int start = at - callers[i];
      int end = start + masks[i].length();
      // Behind a backslash it is an escape, such as U00002193.
      if (start >= 0 && end <= scan.text.length() && Chars.at(scan.text, start - 1) != '\\'
          && fits(scan.text, start, masks[i]) && !Chars.wordBefore(scan.text, start) && !goesOn(scan.text, end)) {
        judge(scan, start, end);
        return;
      }
    }
  }

  private static boolean goesOn(String text, int end) {
    return Chars.wordAt(text, end)
        || (Chars.at(text, end) == '-' && Chars.isWord(Chars.at(text, end + 1)));
  }

  private static boolean fits(String text, int at, String mask) {
    for (int i = 0; i < mask.length(); i++) {
      char c = text.charAt(at + i);
      boolean fits = switch (mask.charAt(i)) {
        case '9' -> Chars.isDigit(c);
        case 'A' -> Chars.is(c, Chars.UPPER | Chars.LOWER);
        case 'X' -> Chars.isAlnum(c);
        case '_' -> c == ' ' || c == '-';
        default -> c == mask.charAt(i);
      };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private void judge(Scan scan, int at, int end) {
    StringBuilder code = new StringBuilder(end - at);
    boolean lower = false;
    for (int i = at; i < end; i++) {
      char c = scan.text.charAt(i);
      if (Chars.isAlnum(c) || c == '+') {
        lower |= Chars.is(c, Chars.LOWER);
        code.append(Character.toUpperCase(c));
      }
    }
    if (!check.holds(code.toString())) {
      return;
    }
    if (scan.near(at, end, words)) {
      scan.add(type, at, end, Level.VALIDATED);
    } else if (!mute && !prefixed(scan.text, at)) {
      scan.add(type, at, end, lower ? Level.WEAK : alone);
    }
  }

  private static boolean prefixed(String text, int at) {
    char before = Chars.at(text, at - 1);
    return before == '#' || ((before == '-' || before == '.' || before == '/')
        && Chars.isWord(Chars.at(text, at - 2)));
  }
}
