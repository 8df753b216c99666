package io.octollm.ops.incident;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells which parts of a text the policy does not let out. Pure. */
interface Finder {
  /**
   * A part of a text.
   *
   * @param start the first UTF-16 unit
   * @param end behind the last one
   */
  record Span(String type, int start, int end) {}

  /**
   * @param label the JSON key that the text stands under; null when it has none
   * @return sorted by start, not overlapping
   */
  List<Span> find(String text, @Nullable String label);

  /** Everything that is seen in the text, also what the policy lets out; in the same order. */
  List<Span> see(String text, @Nullable String label);
}
