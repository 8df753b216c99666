package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/**
 * The runs of characters around a digit: the token, the word and what may be encoded. Each stretch of
 * text is read once. Reused for each text of a scan.
 */
final class Runs {
  private static final int FEW_DIGITS = 3;
  private static final int FEW_LETTERS = 3;
  private static final char ASCII_END = 0x80;

  private final Scan scan;
  private final Text text;
  private int tokenStart;
  private int tokenEnd;
  private int codeStart;
  private int codeEnd;
  private boolean codeIsId;
  private boolean codeIsGlued;
  private int encodedStart;
  private int encodedEnd;
  private boolean decodes;

  /** @param scan told how many characters were read */
  Runs(Scan scan) {
    this.scan = scan;
    this.text = scan.text;
  }

  /** Begins a text. */
  void open() {
    tokenStart = 0;
    tokenEnd = 0;
    codeStart = 0;
    codeEnd = 0;
    codeIsId = false;
    encodedEnd = 0;
  }

  /** Whether runs that hide a text are to be decoded. */
  void decodes(boolean yes) {
    decodes = yes;
  }

  int tokenStart() {
    return tokenStart;
  }

  int tokenEnd() {
    return tokenEnd;
  }

  /** Reads the token around a digit, unless it was read already; tells whether it is a new one. */
  boolean readToken(int at) {
    if (at < tokenEnd) {
      return false;
    }
    int start = at;
    while (start > tokenEnd && Chars.isToken(text.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    while (end < text.length() && Chars.isToken(text.charAt(end))) {
      end++;
    }
    tokenStart = start;
    tokenEnd = end;
    scan.worked(end - start);
    return true;
  }

  int codeStart() {
    return codeStart;
  }

  int codeEnd() {
    return codeEnd;
  }

  /** Whether the code has three digits and more, and no small letters but three at most. */
  boolean codeIsId() {
    return codeIsId;
  }

  /** Whether the word that was read just now is no code for letters of another alphabet that are glued to it. */
  boolean codeIsGlued() {
    return codeIsGlued;
  }

  /** Reads the word around a digit, unless it was read already; tells whether it is a new code. */
  boolean readCode(int at) {
    codeIsGlued = false;
    if (at < codeEnd) {
      return false;
    }
    int start = at;
    while (start > codeEnd && Chars.isAlnum(text.charAt(start - 1))) {
      start--;
    }
    int end = start;
    int digits = 0;
    int small = 0;
    while (end < text.length() && Chars.isAlnum(text.charAt(end))) {
      char c = text.charAt(end);
      digits += Chars.isDigit(c) ? 1 : 0;
      small += Chars.is(c, Chars.LOWER) ? 1 : 0;
      end++;
    }
    int letters = end - start - digits;
    codeStart = start;
    codeEnd = end;
    codeIsId = digits >= FEW_DIGITS && (small == 0 || small == letters && small <= FEW_LETTERS)
        && !isMeasure(start, end);
    scan.worked(end - start);
    int before = Chars.at(text, start - 1) == '_' ? start - 2 : start - 1;
    codeIsGlued = Chars.isWord(Chars.at(text, before)) && text.charAt(before) >= ASCII_END
        || Chars.wordAt(text, end) && text.charAt(end) >= ASCII_END;
    return letters > 0 && end - start <= Catalogue.MOST_SIZE && !Chars.wordBefore(text, start)
        && !Chars.wordAt(text, end);
  }

  /** Whether a word is a number with its unit, as in 250ms, or hexadecimal, as 0x1f00. */
  private boolean isMeasure(int start, int end) {
    char first = text.charAt(start);
    return Chars.isDigit(first) && (Chars.is(text.charAt(end - 1), Chars.LOWER)
        || first == '0' && text.charAt(start + 1) == 'x');
  }

  /**
   * What the run around a place hides as base64 or hex; empty when it hides nothing. Each run is read
   * once; where it lies can be asked afterwards.
   */
  String decode(int at) {
    if (!decodes || at < encodedEnd) {
      return "";
    }
    int start = at;
    while (start > encodedEnd && Decoding.isEncoded(text.charAt(start - 1))) {
      start--;
    }
    int end = at + 1;
    while (end < text.length() && Decoding.isEncoded(text.charAt(end))) {
      end++;
    }
    encodedStart = start;
    encodedEnd = end;
    scan.worked(end - start);
    return end - start < Decoding.LEAST ? "" : Decoding.decode(text, start, end);
  }

  int encodedStart() {
    return encodedStart;
  }

  int encodedEnd() {
    return encodedEnd;
  }
}
