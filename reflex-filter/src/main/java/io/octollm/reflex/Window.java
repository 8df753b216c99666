package io.octollm.reflex;

/**
 * Goes through a text from trigger to trigger, over a copy of a part of it at a time: an array of
 * chars is read faster than a string, whatever the string is made of. For one thread.
 */
final class Window {
  private static final int SIZE = 8192;

  private final char[] chars = new char[SIZE];
  private String text = "";
  private int from;
  private int to;

  void open(String of) {
    text = of;
    from = 0;
    to = 0;
  }

  void close() {
    open("");
  }

  /**
   * The first place from one on whose character is of any kind, or the length of the text.
   *
   * @param kinds the bits of {@link TriggerTable#KINDS} that count
   */
  int next(int at, int kinds) {
    int i = at;
    while (true) {
      if (i >= to) {
        if (i >= text.length()) {
          return text.length();
        }
        fill(i);
      }
      int end = to - from;
      int place = i - from;
      char[] here = chars;
      while (place < end && (TriggerTable.KINDS[here[place]] & kinds) == 0) {
        place++;
      }
      i = from + place;
      if (place < end) {
        return i;
      }
    }
  }

  /** The kind of the character that was found last. */
  byte kind(int at) {
    return TriggerTable.KINDS[chars[at - from]];
  }

  private void fill(int at) {
    from = at;
    to = Math.min(text.length(), at + SIZE);
    text.getChars(from, to, chars, 0);
  }
}
