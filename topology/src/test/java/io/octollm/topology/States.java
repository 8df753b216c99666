package io.octollm.topology;

import io.octollm.orchestrator.Phase;
import io.octollm.orchestrator.StepState;
import io.octollm.orchestrator.TaskState;
import io.octollm.orchestrator.Tasks;
import io.octollm.schema.BodyHash;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Origin;
import io.octollm.schema.Priority;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Step;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Running tasks for tests of what follows from their states. */
final class States {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final TaskError ERROR = TaskError.of(ErrorCode.ARM_ERROR, "broke");
  private static final Map<Priority, Task> TASKS = new EnumMap<>(Map.of(
      Priority.LOW, Tasks.task("'priority':'low'"),
      Priority.MEDIUM, Tasks.task("'priority':'medium'"),
      Priority.HIGH, Tasks.task("'priority':'high'"),
      Priority.CRITICAL, Tasks.task("'priority':'critical'")));

  private States() {}

  /** A task with a step in each of these phases, that ends after so many seconds. */
  static TaskState.Active active(
      String id, long offset, Priority priority, long endsAfterSeconds, Phase... phases) {
    List<StepState> steps = new ArrayList<>();
    for (Phase phase : phases) {
      steps.add(new StepState(new Step("s-" + steps.size(), null, null, "do it", List.of(),
          List.of()), 1, phase));
    }
    return active(id, offset, priority, endsAfterSeconds, steps);
  }

  static TaskState.Active active(
      String id, long offset, Priority priority, long endsAfterSeconds, List<StepState> steps) {
    Task task = TASKS.get(priority);
    return new TaskState.Active(id, RequestContext.of("req-" + id),
        new Origin("octollm.tasks", 0, offset, START, "0f"), BodyHash.of(task), task.withId(id), 1,
        1, steps, Usage.NONE, 0, START, START, START.plusSeconds(endsAfterSeconds), null, null);
  }

  /** Stands in the queue of an arm since so many seconds after the start. */
  static Phase.Waiting queued(String arm, long sinceSeconds) {
    return new Phase.Waiting(List.of(arm), START.plusSeconds(sinceSeconds), null);
  }

  static Phase.Assigned assigned(String arm, long giveUpAfterSeconds) {
    return new Phase.Assigned(arm, null, START, START.plusSeconds(giveUpAfterSeconds), false, null);
  }

  static Phase.Retrying retrying(String arm, long dueAfterSeconds) {
    return new Phase.Retrying(arm, START.plusSeconds(dueAfterSeconds), ERROR);
  }
}
