package io.octollm.schema;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order to an arm: work on one step, once.
 *
 * @param homePartition the partition of {@code outcomes} that the outcome must go to
 * @param capability what the arm is wanted for; null when the arm was named, or several are needed
 * @param model the one model to use; null when the arm needs none
 * @param feedback why an earlier answer was not taken, or why a plan was refused; null at first
 * @param requiredCapabilities what the task as a whole needs; given to those who plan, else empty
 * @param budget what the attempt may use; the rest of the task's budget where nothing is reserved
 * @param leaseUntil after this the orchestrator no longer waits for the outcome
 */
public record Assignment(
    String taskId,
    String requestId,
    String step,
    int attempt,
    int homePartition,
    String arm,
    @Nullable String capability,
    @Nullable String model,
    String tenant,
    String goal,
    String instruction,
    ObjectNode context,
    List<StepInput> input,
    List<String> constraints,
    List<String> criteria,
    @Nullable String feedback,
    List<String> requiredCapabilities,
    Budget budget,
    @Nullable Instant deadline,
    Instant leaseUntil) {

  public Assignment {
    input = input == null ? List.of() : List.copyOf(input);
    constraints = constraints == null ? List.of() : List.copyOf(constraints);
    criteria = criteria == null ? List.of() : List.copyOf(criteria);
    requiredCapabilities = requiredCapabilities == null ? List.of() : List.copyOf(requiredCapabilities);
  }

  /** From then on nobody waits for the outcome: the lease's end, or the deadline before it. */
  public Instant endsAt() {
    Instant end = deadline;
    return end != null && end.isBefore(leaseUntil) ? end : leaseUntil;
  }
}
