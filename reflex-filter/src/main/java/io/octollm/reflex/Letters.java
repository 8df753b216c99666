package io.octollm.reflex;

/**
 * Letters of any script by table, and where words end: at everything that is no letter, and where
 * camelCase goes up.
 */
final class Letters {
  static final int LETTER = 1;
  static final int UPPER = 2;
  static final int LOWER = 4;
  /** How many bits a kind has. */
  static final int BITS = 3;
  /** As long as a char has values, so that no look-up is ever out of bounds; 0 for what is no letter. */
  static final byte[] KINDS = kinds();
  /** 1 where a word ends between two kinds, the first one's bits before the second one's. */
  static final byte[] ENDS = ends();

  private Letters() {}

  private static byte[] kinds() {
    byte[] kinds = new byte[Character.MAX_VALUE + 1];
    for (int i = 0; i < kinds.length; i++) {
      char c = (char) i;
      if (Character.isLetter(c)) {
        kinds[i] = (byte) (LETTER | (Character.isUpperCase(c) ? UPPER : 0)
            | (Character.isLowerCase(c) ? LOWER : 0));
      }
    }
    return kinds;
  }

  private static byte[] ends() {
    byte[] ends = new byte[1 << 2 * BITS];
    for (int kind = LETTER; kind < 1 << BITS; kind += 2) {
      for (int next = 0; next < 1 << BITS; next++) {
        boolean rises = (kind & LOWER) != 0 && (next & UPPER) != 0;
        ends[kind << BITS | next] = (byte) (next == 0 || rises ? 1 : 0);
      }
    }
    return ends;
  }
}
