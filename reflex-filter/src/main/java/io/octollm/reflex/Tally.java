package io.octollm.reflex;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Counts findings by type. For one thread; makes no map until there is something to count. */
final class Tally {
  private @Nullable Map<String, Integer> found;
  private @Nullable Map<Action, Map<String, Integer>> treated;

  void found(Finding finding) {
    Map<String, Integer> counts = found == null ? found = new TreeMap<>() : found;
    counts.merge(finding.type(), 1, Integer::sum);
  }

  void treated(Finding finding, Action action) {
    Map<Action, Map<String, Integer>> counts =
        treated == null ? treated = new EnumMap<>(Action.class) : treated;
    counts.computeIfAbsent(action, any -> new TreeMap<>()).merge(finding.type(), 1, Integer::sum);
  }

  /** Why a text that holds this must not go on, by types alone; null when it may. */
  @Nullable TaskError blocked() {
    Map<String, Integer> forbidden = treated().get(Action.BLOCK);
    return forbidden == null ? null : TaskError.of(ErrorCode.POLICY_BLOCKED,
        "the policy forbids what the text holds: " + String.join(", ", forbidden.keySet()))
        .with("types", List.copyOf(forbidden.keySet()));
  }

  Map<String, Integer> found() {
    return found == null ? Map.of() : found;
  }

  Map<Action, Map<String, Integer>> treated() {
    return treated == null ? Map.of() : treated;
  }
}
