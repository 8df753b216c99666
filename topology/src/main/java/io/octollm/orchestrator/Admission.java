package io.octollm.orchestrator;

import io.octollm.schema.Decoded;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Stage;
import io.octollm.schema.Status;
import io.octollm.schema.Step;
import io.octollm.schema.Submission;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import io.octollm.schema.View;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Decides on new submissions: admitted, duplicate, or rejected. */
final class Admission {
  /** Reasons of which nothing more is said: while Redis is away, a line a task would be a flood. */
  private static final Set<String> PLAIN_MISSES = Set.of("absent", "expired", "off", "circuit_open");

  private final Planning planning;
  private final Progress progress;
  private final Endings endings;

  Admission(Planning planning, Progress progress, Endings endings) {
    this.planning = planning;
    this.progress = progress;
    this.endings = endings;
  }

  Decision submitted(TaskState state, Fact.Submitted fact, View view) {
    return switch (state) {
      case TaskState.Unknown unknown -> admit(unknown, fact, view);
      case TaskState.Active active -> {
        if (!active.bodyHash().equals(fact.bodyHash())) {
          yield conflict(active, fact, view);
        }
        Draft draft = new Draft(fact, view, active.lastAt());
        yield duplicate(
            active.decided(active.seq() + 1, draft.now()), active.submission(), fact, draft);
      }
      case TaskState.Ended ended -> again(ended, fact, view);
    };
  }

  /** Rejects what is no task, under an id of its own that meets nobody's. */
  Decision refused(TaskState state, Fact.Refused fact, View view) {
    return reject(state, fact, fact.arrival(), fact.taskId(), fact.error(), Stage.INTAKE, fact.copy(), view);
  }

  /** Only a replay goes over the end of a task, and only of one that did not complete. */
  private Decision again(TaskState.Ended ended, Fact.Submitted fact, View view) {
    if (!ended.bodyHash().equals(fact.bodyHash())) {
      return conflict(ended, fact, view);
    }
    boolean replay = fact.arrival().request().replayId() != null;
    if (replay && ended.status() != Status.COMPLETED) {
      return admit(ended, fact, view);
    }
    Draft draft = new Draft(fact, view, ended.lastAt());
    return duplicate(ended.decided(ended.seq() + 1, draft.now()), ended.submission(), fact, draft);
  }

  private Decision duplicate(
      TaskState next, Submission first, Fact.Submitted fact, Draft draft) {
    draft.note(EventName.TASK_DUPLICATE,
        "first_partition", first.partition(), "first_offset", first.offset());
    return draft.decided(next, fact.taskId(), fact.arrival().request(), next.seq());
  }

  private Decision conflict(TaskState state, Fact.Submitted fact, View view) {
    TaskError error = TaskError.of(ErrorCode.TASK_ID_CONFLICT,
        "task_id is in use with another body").with("field", "task_id");
    return rejectSubmitted(state, fact, error, Stage.ORCHESTRATOR, view);
  }

  private Decision rejectSubmitted(
      TaskState state, Fact.Submitted fact, TaskError error, String stage, View view) {
    Fact.Arrival arrival = fact.arrival();
    String id = arrival.derivedTaskId();
    return reject(state, fact, arrival, id, error.with("claimed_task_id", fact.taskId()), stage,
        endings.copy(fact.task()), view);
  }

  private Decision reject(TaskState state, Fact fact, Fact.Arrival arrival, String id,
      TaskError error, String stage, String copy, View view) {
    Draft draft = new Draft(fact, view, Instant.MIN);
    endings.rejected(draft, arrival, id, error, stage, copy);
    return draft.decided(state, id, arrival.request(), 1);
  }

  private Decision admit(TaskState before, Fact.Submitted fact, View view) {
    return switch (planning.first(fact.task())) {
      case Decoded.Problem<List<Step>>(TaskError error) ->
          rejectSubmitted(before, fact, error, Stage.INTAKE, view);
      case Decoded.Value<List<Step>>(List<Step> steps) -> start(before, fact, steps, view);
    };
  }

  private Decision start(TaskState before, Fact.Submitted fact, List<Step> plan, View view) {
    Draft draft = new Draft(fact, view, before.lastAt());
    TaskState.Active active = active(fact, steps(plan, before), before.seq() + 1, draft.now());
    Task task = fact.task();
    draft.note(EventName.TASK_STARTED, "priority", task.priority().toString(), "tenant", task.tenant(),
        "id_replaced", fact.idReplaced() ? true : null,
        "replay_id", fact.arrival().request().replayId());
    noteSigns(draft, fact.signs());
    if (plan.size() > 1) {
      draft.note(EventName.TASK_PLANNED, "steps", plan.size(), "by", "submitter");
    }
    return draft.decided(
        begin(active, fact, draft), active.taskId(), active.request(), active.seq());
  }

  private TaskState begin(TaskState.Active active, Fact.Submitted fact, Draft draft) {
    TaskError stop = fact.blocked();
    if (stop == null) {
      return answer(active, fact, draft);
    }
    return stop.code() == ErrorCode.OUTPUT_TOO_LARGE
        ? endings.overflowed(active, null, stop, draft)
        : endings.blocked(active, stop, draft);
  }

  private TaskState answer(TaskState.Active active, Fact.Submitted fact, Draft draft) {
    if (fact.cacheKey() == null) {
      return progress.advance(active, draft);
    }
    View.CachedAnswer cached = draft.cache();
    if (cached != null) {
      draft.note(EventName.CACHE_HIT, "key", fact.cacheKey(), "from", fact.cacheLookup());
      return endings.answered(active, cached, draft);
    }
    draft.note(EventName.CACHE_MISS, "key", fact.cacheKey(), "reason", fact.cacheLookup());
    if (!PLAIN_MISSES.contains(fact.cacheLookup())) {
      draft.note(EventName.CACHE_ERROR, "key", fact.cacheKey(), "reason", fact.cacheLookup());
    }
    return progress.advance(active, draft);
  }

  private static void noteSigns(Draft draft, Fact.Signs signs) {
    if (!signs.findings().isEmpty()) {
      draft.note(EventName.PII_DETECTED, "findings", signs.findings());
    }
    if (!signs.verdict().equals("allow")) {
      draft.note(EventName.INJECTION_DETECTED, "verdict", signs.verdict(), "score", signs.score(),
          "signals", signs.signals());
    }
  }

  private static List<StepState> steps(List<Step> plan, TaskState before) {
    int attempts = before instanceof TaskState.Ended ended ? ended.attempts() : 0;
    return plan.stream().map(step -> new StepState(step, attempts, new Phase.Pending())).toList();
  }

  private static TaskState.Active active(
      Fact.Submitted fact, List<StepState> steps, long seq, Instant now) {
    Task task = fact.task();
    Instant spent = now.plusSeconds(task.budget().maxTimeSeconds());
    Instant deadline = task.deadline();
    Instant endsAt = deadline != null && deadline.isBefore(spent) ? deadline : spent;
    return new TaskState.Active(fact.taskId(), fact.arrival().request(), fact.arrival().origin(),
        fact.bodyHash(), task, 1, seq, steps, Usage.NONE, 0, now, now, endsAt, fact.cacheKey(), null);
  }
}
