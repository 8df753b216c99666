package io.octollm.orchestrator;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.Step;
import io.octollm.schema.StepResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A step and how far it is.
 *
 * @param attempts the number of its last attempt. It counts on when the task is submitted again, so
 *     that what an arm still reports of an earlier submission meets nobody
 * @param feedback why an earlier answer was not taken, for whoever tries next; null at first
 * @param last how the last attempt failed; null when none has
 */
public record StepState(
    Step step, int attempts, Phase phase, @Nullable String feedback, @Nullable Attempt last) {

  /** A step that nobody has tried. */
  public StepState(Step step, int attempts, Phase phase) {
    this(step, attempts, phase, null, null);
  }

  String id() {
    return step.id();
  }

  Role role() {
    return Role.of(step.id());
  }

  StepState in(Phase next) {
    return new StepState(step, attempts, next, feedback, last);
  }

  StepState given(Phase.Assigned next) {
    return new StepState(step, attempts + 1, next, feedback, last);
  }

  StepState after(Attempt failed) {
    return new StepState(step, attempts, phase, feedback, failed);
  }

  StepState told(String why) {
    return new StepState(step, attempts, phase, why, last);
  }

  /** When something has to be done about it though nothing is reported; null for never. */
  @Nullable Instant due() {
    return switch (phase) {
      case Phase.Waiting waiting -> waiting.until();
      case Phase.Assigned assigned -> assigned.giveUpAt();
      case Phase.Retrying retrying -> retrying.due();
      case Phase.Pending _, Phase.Succeeded _, Phase.Failed _ -> null;
    };
  }

  @Nullable String arm() {
    return switch (phase) {
      case Phase.Pending _ -> null;
      case Phase.Waiting waiting -> waiting.until() == null ? waiting.arms().getFirst() : null;
      case Phase.Assigned assigned -> assigned.arm();
      case Phase.Retrying retrying -> retrying.arm();
      case Phase.Succeeded succeeded -> succeeded.arm();
      case Phase.Failed failed -> failed.arm();
    };
  }

  StepResult inShort() {
    return new StepResult(id(), status(), arm(), attempts, code());
  }

  private String status() {
    return switch (phase) {
      case Phase.Pending _ -> "pending";
      case Phase.Waiting _ -> "waiting";
      case Phase.Assigned assigned -> assigned.unsafeStarted() ? "started" : "assigned";
      case Phase.Retrying _ -> "retrying";
      case Phase.Succeeded _ -> "succeeded";
      case Phase.Failed _ -> "failed";
    };
  }

  private @Nullable ErrorCode code() {
    return switch (phase) {
      case Phase.Retrying retrying -> retrying.error().code();
      case Phase.Failed failed -> failed.error().code();
      case Phase.Pending _, Phase.Waiting _, Phase.Assigned _, Phase.Succeeded _ -> null;
    };
  }
}
