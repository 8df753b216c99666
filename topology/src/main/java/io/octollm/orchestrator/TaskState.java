package io.octollm.orchestrator;

import io.octollm.schema.Origin;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Status;
import io.octollm.schema.Submission;
import io.octollm.schema.Tagged;
import io.octollm.schema.Task;
import io.octollm.schema.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is known under one task id, on its home partition. Stored as JSON; unknown is no entry. */
public sealed interface TaskState extends Tagged {

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
   * @param lost what attempts that nobody reported may have used; null for nothing
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
      @Nullable String cacheKey,
      @Nullable Reservation lost)
      implements TaskState {

    public Active {
      steps = List.copyOf(steps);
      lost = lost == null || lost.equals(Reservation.NONE) ? null : lost;
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

    /** Those of the named steps that have an output, judged or not, in the order of the plan. */
    Map<String, Phase.Succeeded> done(Collection<String> ids) {
      Map<String, Phase.Succeeded> done = new LinkedHashMap<>();
      for (StepState step : steps) {
        if (ids.contains(step.id()) && step.phase() instanceof Phase.Succeeded succeeded) {
          done.put(step.id(), succeeded);
        }
      }
      return done;
    }

    /** Whether a step's output is there and no judge has still to look at it. */
    boolean isAccepted(String id) {
      StepState step = step(id);
      StepState judge = step(Role.JUDGE.prefix() + id);
      return step != null && step.phase() instanceof Phase.Succeeded
          && (judge == null || judge.phase() instanceof Phase.Succeeded);
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
      return with(next);
    }

    Active with(List<StepState> next) {
      return new Active(taskId, request, origin, bodyHash, task, run, seq, next, used, retries,
          started, lastAt, endsAt, cacheKey, lost);
    }

    Active using(Usage more) {
      return new Active(taskId, request, origin, bodyHash, task, run, seq, steps, used.plus(more),
          retries, started, lastAt, endsAt, cacheKey, lost);
    }

    /** Counts what an attempt without a report may have used as gone. */
    Active losing(Reservation reserved) {
      Reservation all = lost == null ? reserved : lost.plus(reserved);
      return new Active(taskId, request, origin, bodyHash, task, run, seq, steps, used, retries,
          started, lastAt, endsAt, cacheKey, all);
    }

    Active until(Instant end) {
      return new Active(taskId, request, origin, bodyHash, task, run, seq, steps, used, retries,
          started, lastAt, end, cacheKey, lost);
    }

    Active retried() {
      return new Active(taskId, request, origin, bodyHash, task, run, seq, steps, used,
          retries + 1, started, lastAt, endsAt, cacheKey, lost);
    }

    Active decided(long seq, Instant at) {
      return new Active(taskId, request, origin, bodyHash, task, run, seq, steps, used, retries,
          started, at, endsAt, cacheKey, lost);
    }

    /** The highest number that an attempt under this id has borne. */
    int attempts() {
      return steps.stream().mapToInt(StepState::attempts).max().orElse(0);
    }

    /** The steps of one kind. */
    List<StepState> steps(Role role) {
      return steps.stream().filter(step -> step.role() == role).toList();
    }
  }

  /**
   * A task that has ended: what is needed to know it again.
   *
   * @param attempts the highest number that an attempt under this id has borne
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
      int attempts,
      long seq,
      Instant lastAt,
      Instant expiresAt,
      @Nullable Active last)
      implements TaskState {

    public Ended {
      Objects.requireNonNull(status, "status");
    }

    Ended decided(long seq, Instant at) {
      return new Ended(taskId, requestId, submission, bodyHash, status, run, attempts, seq, at,
          expiresAt, last);
    }

    Ended withoutLast() {
      return new Ended(taskId, requestId, submission, bodyHash, status, run, attempts, seq, lastAt,
          expiresAt, null);
    }
  }
}
