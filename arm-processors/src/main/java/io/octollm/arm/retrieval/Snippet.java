package io.octollm.arm.retrieval;

import io.octollm.schema.Cut;

/**
 * The part of a passage that is shown.
 *
 * @param start in the document's text, in UTF-16 code units; {@code end} is the one after the last
 */
public record Snippet(int start, int end, String text) {
  private static final int CHARACTERS = 300;

  /** @param place in the passage that it is to be cut around */
  static Snippet around(Passage passage, int place) {
    String text = passage.text();
    int start = Math.max(0, place - CHARACTERS / 4);
    if (start > 0) {
      int blank = text.lastIndexOf(' ', place);
      int next = text.indexOf(' ', start);
      start = next >= 0 && next <= blank ? next : place;
    }
    int end = Math.min(text.length(), start + CHARACTERS);
    if (end < text.length()) {
      int blank = text.lastIndexOf(' ', end);
      end = blank > start + CHARACTERS / 2 ? blank : Cut.at(text, end);
    }
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return new Snippet(passage.start() + start, passage.start() + end, text.substring(start, end));
  }
}
