package io.octollm.reflex;

/** Tells for every UTF-16 code unit whether something may have to be done where it stands. */
final class TriggerTable {
  static final byte NOTHING = 0;
  static final byte DIGIT = 1;
  static final byte AT = 2;
  static final byte DASH = 3;
  static final byte LETTER_A = 4;
  static final byte COLON = 5;
  static final byte EQUALS = 6;
  /** It may be another way to write something: an escape, or a character beyond ASCII. */
  static final byte VEIL = 7;
  static final byte UNDERSCORE = 8;
  static final byte TILDE = 9;
  static final byte LETTER_W = 10;
  static final byte TAG_END = 11;
  static final byte DOT = 12;
  static final byte BRACKET = 13;

  /** As long as a char has values, so that no look-up is ever out of bounds. */
  static final byte[] KINDS = all();
  /** 1 for what is of any kind, else 0. */
  static final byte[] MARKS = marks(KINDS);

  private TriggerTable() {}

  /** Of a parameter: a field of a class that is not made yet is slow to read, 65,536 times. */
  private static byte[] marks(byte[] kinds) {
    byte[] marks = new byte[kinds.length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = (byte) (kinds[i] == NOTHING ? 0 : 1);
    }
    return marks;
  }

  private static byte[] all() {
    byte[] kinds = new byte[Character.MAX_VALUE + 1];
    for (char c = '0'; c <= '9'; c++) {
      kinds[c] = DIGIT;
    }
    kinds['@'] = AT;
    kinds['-'] = DASH;
    kinds['A'] = LETTER_A;
    kinds[':'] = COLON;
    kinds['='] = EQUALS;
    kinds['_'] = UNDERSCORE;
    kinds['~'] = TILDE;
    kinds['w'] = LETTER_W;
    kinds['W'] = LETTER_W;
    kinds['>'] = TAG_END;
    kinds['.'] = DOT;
    kinds['['] = BRACKET;
    kinds['('] = BRACKET;
    kinds['{'] = BRACKET;
    kinds['%'] = VEIL;
    kinds['\\'] = VEIL;
    kinds['&'] = VEIL;
    for (int c = 0x80; c < kinds.length; c++) {
      kinds[c] = Lookalikes.mayDiffer((char) c) ? VEIL : NOTHING;
    }
    return kinds;
  }
}
