package io.octollm.reflex;

import org.jspecify.annotations.Nullable;

/**
 * A place in a text that holds something personal or secret; never its value.
 *
 * @param type a name of the catalogue, such as EMAIL
 * @param start in UTF-16 code units
 * @param end exclusive
 * @param score 0 to 1
 * @param vendor whose key it is, such as github; null where the form does not tell
 */
public record Finding(
    String type, int start, int end, double score, Level level, @Nullable String vendor) {
  public Finding {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("a finding spans at least one character");
    }
  }

  /** A finding of which no vendor is known. */
  public Finding(String type, int start, int end, double score, Level level) {
    this(type, start, end, score, level, null);
  }

  /** What of it stands before a place inside of it. */
  Finding until(int place) {
    return new Finding(type, start, place, score, level, vendor);
  }
}
