package io.octollm.arm;

/** Shortens texts without parting the two halves of a character. */
final class Cut {
  private Cut() {}

  /** The beginning of a text, of so many UTF-16 code units at the most. */
  static String to(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    return text.substring(0, Character.isLowSurrogate(text.charAt(most)) ? most - 1 : most);
  }
}
