package io.octollm.reflex;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Counts findings by type. For one thread; makes no map until there is something to count. */
final class Tally {
  private @Nullable Map<String, Integer> found;
  private @Nullable Map<String, Integer> redacted;
  private @Nullable Set<String> blocked;

  void found(Finding finding) {
    Map<String, Integer> counts = found == null ? found = new TreeMap<>() : found;
    counts.merge(finding.type(), 1, Integer::sum);
  }

  void redacted(Finding finding, Action action) {
    Map<String, Integer> counts = redacted == null ? redacted = new TreeMap<>() : redacted;
    counts.merge(finding.type(), 1, Integer::sum);
    if (action == Action.BLOCK) {
      block(finding);
    }
  }

  /** Notes a type that the policy forbids altogether. */
  private void block(Finding finding) {
    Set<String> types = blocked == null ? blocked = new TreeSet<>() : blocked;
    types.add(finding.type());
  }

  /** The types because of which a task must not go on. */
  Set<String> blocked() {
    return blocked == null ? Set.of() : blocked;
  }

  Map<String, Integer> found() {
    return found == null ? Map.of() : found;
  }

  Map<String, Integer> redacted() {
    return redacted == null ? Map.of() : redacted;
  }
}
