package io.octollm.orchestrator;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.octollm.schema.Origin;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Status;
import io.octollm.schema.Submission;
import io.octollm.schema.Task;
import io.octollm.schema.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known under one task id, on its home partition. Stored as JSON; unknown is no entry. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = TaskState.Active.class, name = "active"),
  @JsonSubTypes.Type(value = TaskState.Ended.class, name = "ended")
})
public sealed interface TaskState {

  /** Decisions taken under this id so far. */
  long seq();

  /** When the last of them was taken; the beginning of time when there is none. */
  Instant lastAt();

  /** No task of that id has been here, or it is forgotten. */
  record Unknown() implements TaskState {
    @Override
    public long seq() {
      return 0;
    }

    @Override
    public Instant lastAt() {
      return Instant.MIN;
    }
  }

  /**
   * A task that runs.
   *
   * @param origin of the submission that runs now
   * @param bodyHash tells a duplicate from a conflict
   * @param task as the filter left it
   * @param retries used of the task's budget
   * @param lastAt time of the last decision
   * @param endsAt when deadline or time budget is over
   * @param cacheKey null when the answer is not cacheable
   */
  record Active(
      String taskId,
      RequestContext request,
      Origin origin,
      String bodyHash,
      Task task,
      int run,
      long seq,
      List<StepState> steps,
      Usage used,
      int retries,
      Instant started,
      Instant lastAt,
      Instant endsAt,
      @Nullable String cacheKey)
      implements TaskState {

    public Active {
      steps = List.copyOf(steps);
    }

    Submission submission() {
      return new Submission(origin.partition(), origin.offset());
    }

    /** The earliest time at which something has to be done though nothing is reported. */
    public Instant due() {
      Instant earliest = endsAt;
      for (StepState step : steps) {
        Instant due = step.due();
        if (due != null && due.isBefore(earliest)) {
          earliest = due;
        }
      }
      return earliest;
    }

    @Nullable StepState step(String id) {
      for (StepState step : steps) {
        if (step.id().equals(id)) {
          return step;
        }
      }
      return null;
    }

    Active with(StepState changed) {
      List<StepState> next = new ArrayList<>(steps);
      next.replaceAll(s -> s.id().equals(changed.id()) ? changed : s);
      return new Active(taskId, request, origin, bodyHash, task, run, seq, next, used, retries,
          started, lastAt, endsAt, cacheKey);
    }

    Active using(Usage more) {
      return new Active(taskId, request, origin, bodyHash, task, run, seq, steps, used.plus(more),
          retries, started, lastAt, endsAt, cacheKey);
    }

    Active retried() {
      return new Active(taskId, request, origin, bodyHash, task, run, seq, steps, used,
          retries + 1, started, lastAt, endsAt, cacheKey);
    }

    Active decided(long seq, Instant at) {
      return new Active(taskId, request, origin, bodyHash, task, run, seq, steps, used, retries,
          started, at, endsAt, cacheKey);
    }
  }

  /**
   * A task that has ended: what is needed to know it again.
   *
   * @param expiresAt when it may be forgotten
   * @param last the full state of a failed task, to resume from; null for the others
   */
  record Ended(
      String taskId,
      String requestId,
      Submission submission,
      String bodyHash,
      Status status,
      int run,
      long seq,
      Instant lastAt,
      Instant expiresAt,
      @Nullable Active last)
      implements TaskState {

    public Ended {
      Objects.requireNonNull(status, "status");
    }

    Ended decided(long seq, Instant at) {
      return new Ended(taskId, requestId, submission, bodyHash, status, run, seq, at, expiresAt, last);
    }
  }
}
