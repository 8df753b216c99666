package io.octollm.reflex;

/**
 * A place in a text that holds something personal or secret; never its value.
 *
 * @param type a name of the catalogue, such as EMAIL
 * @param start in UTF-16 code units
 * @param end exclusive
 * @param score 0 to 1
 */
public record Finding(String type, int start, int end, double score, Level level) {
  public Finding {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("a finding spans at least one character");
    }
  }
}
