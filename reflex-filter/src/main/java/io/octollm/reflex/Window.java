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

  /** The first place from one on whose character the table marks, or the length of the text. */
  int next(int at, byte[] table) {
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
      while (place < end && table[here[place]] == TriggerTable.NOTHING) {
        place++;
      }
      i = from + place;
      if (place < end) {
        return i;
      }
    }
  }

  private void fill(int at) {
    from = at;
    to = Math.min(text.length(), at + SIZE);
    text.getChars(from, to, chars, 0);
  }
}
