package io.octollm.orchestrator;

import java.util.List;

/** What the orchestrator decided: the state from now on, and what goes out. */
public record Decision(TaskState state, List<Effect> effects) {
  public Decision {
    effects = List.copyOf(effects);
  }

  /** The fact changes nothing, as a repeated or late outcome does. */
  static Decision unchanged(TaskState state) {
    return new Decision(state, List.of());
  }

  /** Whether there is another state than before; what changes nothing hands on the very same. */
  @SuppressWarnings("ReferenceEquality")
  public boolean changes(TaskState before) {
    return state != before;
  }
}
