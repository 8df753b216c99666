package io.octollm.reflex;

import io.octollm.reflex.text.Text;

/** What a secret of a vendor is made of; the letter is its name in the tables of shapes. */
enum Alphabet {
  DIGITS('d', "0123456789"),
  LETTERS('a', Letters.BOTH),
  HEX('X', "0123456789abcdefABCDEF"),
  UPPER('u', "0123456789" + Letters.UPPER),
  LOWER('l', "0123456789" + Letters.LOWER),
  BASE62('n', "0123456789" + Letters.BOTH),
  WORD('w', "0123456789_" + Letters.BOTH),
  URL('t', "0123456789_-" + Letters.BOTH),
  PADDED_URL('e', "0123456789_-=" + Letters.BOTH),
  DOTTED('s', "0123456789_-=." + Letters.BOTH),
  PERCENT('P', "0123456789%" + Letters.BOTH),
  BASE64('B', "0123456789+/" + Letters.BOTH),
  PADDED_BASE64('E', "0123456789+/=" + Letters.BOTH),
  ANY_BASE64('K', "0123456789+/=_-" + Letters.BOTH);

  private static final class Letters {
    static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    static final String BOTH = UPPER + LOWER;
  }

  private final char name;
  private final boolean[] members = new boolean[128];

  Alphabet(char name, String characters) {
    this.name = name;
    for (int i = 0; i < characters.length(); i++) {
      members[characters.charAt(i)] = true;
    }
  }

  static Alphabet named(char name) {
    for (Alphabet alphabet : values()) {
      if (alphabet.name == name) {
        return alphabet;
      }
    }
    throw new IllegalArgumentException("no alphabet has the name " + name);
  }

  boolean has(char c) {
    return c < 128 && members[c];
  }

  /** Where a run of these characters ends; looks at one more than the most. */
  int runEnd(Text text, int from, int most) {
    int end = from;
    while (end < text.length() && end - from <= most && has(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
