package io.octollm.reflex;

/** What a secret of a vendor is made of. */
enum Alphabet {
  DIGITS(""),
  HEX("abcdef"),
  BASE32("ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
  LOWER("abcdefghijklmnopqrstuvwxyz"),
  BASE58("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
  BASE62("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
  WORD("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_"),
  URL("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"),
  DOTTED("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-.");

  private final boolean[] members = new boolean[128];

  Alphabet(String besidesDigits) {
    for (char c : ("0123456789" + besidesDigits).toCharArray()) {
      members[c] = true;
    }
  }

  boolean has(char c) {
    return c < 128 && members[c];
  }

  /** Where a run of these characters ends. */
  int runEnd(String text, int from, int most) {
    int end = from;
    while (end < text.length() && end - from <= most && has(text.charAt(end))) {
      end++;
    }
    return end;
  }
}
