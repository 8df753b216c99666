package io.octollm.reflex;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts findings by type. For one thread; makes no map until there is something to count. */
final class Tally {
  private @Nullable Map<String, Integer> found;
  private @Nullable Map<String, Integer> redacted;

  void found(Finding finding) {
    Map<String, Integer> counts = found == null ? found = new TreeMap<>() : found;
    counts.merge(finding.type(), 1, Integer::sum);
  }

  void redacted(Finding finding) {
    Map<String, Integer> counts = redacted == null ? redacted = new TreeMap<>() : redacted;
    counts.merge(finding.type(), 1, Integer::sum);
  }

  Map<String, Integer> found() {
    return found == null ? Map.of() : found;
  }

  Map<String, Integer> redacted() {
    return redacted == null ? Map.of() : redacted;
  }
}
