package io.octollm.schema;

/** Cuts texts without parting the two halves of a character. Places count UTF-16 code units. */
public final class Cut {
  private Cut() {}

  /** The beginning of a text, of so many UTF-16 code units at the most. */
  public static String to(String text, int most) {
    return text.length() <= most ? text : text.substring(0, at(text, most));
  }

  /** That place within a text, or the one before it where a character would be parted. */
  public static int at(String text, int place) {
    return Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
  }
}
