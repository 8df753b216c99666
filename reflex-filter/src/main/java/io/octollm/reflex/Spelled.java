package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * A code as it is spelled: its letters and digits without the separators that some put between them.
 * Reused for each candidate of a scan.
 */
final class Spelled implements Digits {
  private static final int MOST = 24;

  private final char[] chars = new char[MOST];
  private int start;
  private int end;
  private boolean lower;
  private boolean spaced;

  /**
   * Reads a code that stands as a whole word and follows a layout: {@code 9} a digit, {@code A} an
   * ASCII letter, {@code #} either, {@code ?} any character, a blank one separator or none. The digits
   * behind a decimal point are none.
   */
  boolean read(Text text, int from, String layout) {
    if (from < 0 || Chars.wordBefore(text, from) || isFraction(text, from)) {
      return false;
    }
    start = from;
    lower = false;
    spaced = false;
    int at = from;
    int size = 0;
    for (int i = 0; i < layout.length(); i++) {
      char c = Chars.at(text, at);
      char kind = layout.charAt(i);
      if (kind == ' ') {
        if (isSeparator(c) || c == '+' && Chars.at(text, from - 1) == '=') {
          spaced = true;
          at++;
        }
      } else if (fits(c, kind)) {
        lower |= Chars.is(c, Chars.LOWER);
        chars[size++] = Chars.is(c, Chars.LOWER) ? (char) (c - 32) : c;
        at++;
      } else {
        return false;
      }
    }
    end = at;
    return !Chars.wordAt(text, at);
  }

  private static boolean isFraction(Text text, int at) {
    return Chars.isDigit(text.charAt(at)) && Chars.at(text, at - 1) == '.'
        && Chars.isDigit(Chars.at(text, at - 2));
  }

  private static boolean isSeparator(char c) {
    return c == ' ' || c == '-' || c == '.' || c == '/' || c == '\u00A0' || c == '\u2011';
  }

  private static boolean fits(char c, char kind) {
    return switch (kind) {
      case '9' -> Chars.isDigit(c);
      case 'A' -> Chars.is(c, Chars.LOWER | Chars.UPPER);
      case '#' -> Chars.isAlnum(c);
      default -> c != '\n';
    };
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** Whether any letter is a small one. */
  boolean lower() {
    return lower;
  }

  /** Whether there is any separator. */
  boolean spaced() {
    return spaced;
  }

  /** The character at an index, separators left out; letters are capitals. */
  char at(int index) {
    return chars[index];
  }

  @Override
  public int digit(int index) {
    return chars[index] - '0';
  }
}
