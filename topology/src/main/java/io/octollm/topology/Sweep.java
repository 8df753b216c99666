package io.octollm.topology;

import io.octollm.orchestrator.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Goes round the ended tasks in small pieces, so that old ones are forgotten without a timer each. */
final class Sweep {
  static final Duration EVERY = Duration.ofSeconds(5);
  private static final int PIECE = 1_000;
  private String from = "";

  /** Looks at the next piece, and names the tasks whose retention is over. */
  void expired(TaskStates states, Instant now, Consumer<String> forget) {
    List<String> over = new ArrayList<>();
    from = states.read(from, PIECE, (taskId, state) -> {
      if (state instanceof TaskState.Ended ended && !now.isBefore(ended.expiresAt())) {
        over.add(taskId);
      }
    });
    over.forEach(forget);
  }
}
