package io.octollm.orchestrator;

import io.octollm.schema.Codec;
import io.octollm.schema.Coordinates;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Result;
import io.octollm.schema.Source;
import io.octollm.schema.Stage;
import io.octollm.schema.Status;
import io.octollm.schema.StepResult;
import io.octollm.schema.Submission;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import io.octollm.schema.View;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The ways in which a submission ends: one result each, and a dead letter where it failed. */
final class Endings {
  private final OrchestratorSettings settings;

  Endings(OrchestratorSettings settings) {
    this.settings = settings;
  }

  TaskState completed(TaskState.Active active, Draft draft) {
    List<StepState> work = active.steps(Role.WORK);
    List<String> ids = work.stream().map(StepState::id).toList();
    Collection<Phase.Succeeded> all = active.done(ids).values();
    double confidence = all.stream().mapToDouble(Phase.Succeeded::confidence).min().orElse(0);
    boolean live = all.stream().anyMatch(done -> settings.liveArms().contains(done.arm()));
    Set<String> lastIds = new HashSet<>(ids);
    work.forEach(step -> step.step().dependsOn().forEach(lastIds::remove));
    Map<String, Phase.Succeeded> last = active.done(lastIds);
    String arm = last.size() == 1 ? last.values().iterator().next().arm() : null;
    return complete(active, output(last), confidence, Source.ARM, arm,
        live ? null : active.cacheKey(), draft);
  }

  TaskState answered(TaskState.Active active, View.CachedAnswer cached, Draft draft) {
    return complete(active, cached.output(), cached.confidence(), Source.CACHE, null, null, draft);
  }

  private TaskState complete(TaskState.Active active, JsonNode output, double confidence,
      Source source, @Nullable String arm, @Nullable String cacheKey, Draft draft) {
    draft.emit(new Effect.End(active.request(), new Result(active.taskId(),
        active.request().requestId(), active.submission(), active.run(), Status.COMPLETED, output,
        null, source, inShort(active), active.used(), confidence, cacheKey, active.started(),
        draft.now())));
    draft.note(EventName.TASK_COMPLETE, "status", "completed", "source", source.toString(),
        "arm", arm, "priority", active.task().priority().toString(),
        "duration", seconds(active.started(), draft.now()), "confidence", confidence);
    return ended(active, Status.COMPLETED, null, settings.dedupeRetention(), draft);
  }

  /** The output of the one step that nothing depends on, or of all such steps by their ids. */
  private static JsonNode output(Map<String, Phase.Succeeded> last) {
    if (last.size() == 1) {
      return last.values().iterator().next().output();
    }
    ObjectNode outputs = Codec.emptyObject();
    last.forEach((id, done) -> outputs.set(id, done.output()));
    return outputs;
  }

  /**
   * Ends a task that failed for good.
   *
   * @param step that failed; null when it was the task as a whole
   */
  TaskState.Ended failed(
      TaskState.Active active, @Nullable StepState step, TaskError error, Draft draft) {
    String arm = step == null ? null : worker(step);
    String stage = arm == null ? Stage.ORCHESTRATOR : arm;
    TaskState.Active last = step == null ? active : active.with(step.in(new Phase.Failed(arm, error)));
    result(last, Status.FAILED, error, draft);
    bury(last, stage, step == null ? 0 : step.attempts(), error, draft);
    draft.note(EventName.TASK_FAILED, "status", "failed", "stage", stage, "arm", arm,
        "step", step == null ? null : step.id(), "priority", active.task().priority().toString(),
        "error_type", error.category().toString(), "error_code", error.code().name(),
        "error", error.message(), "duration", seconds(active.started(), draft.now()));
    return ended(last, Status.FAILED, last, settings.failedRetention(), draft);
  }

  /** The arm whose attempt failed, or whose output was not taken. */
  private static @Nullable String worker(StepState step) {
    return switch (step.phase()) {
      case Phase.Assigned assigned -> assigned.arm();
      case Phase.Succeeded succeeded -> succeeded.arm();
      case Phase.Pending _, Phase.Waiting _, Phase.Retrying _, Phase.Failed _ -> null;
    };
  }

  /** The task's time is over, and with it every lease; an unsafe act that began is in doubt. */
  TaskState outOfTime(TaskState.Active active, Draft draft) {
    for (StepState step : active.steps()) {
      if (step.phase() instanceof Phase.Assigned assigned && assigned.unsafeStarted()) {
        return failed(active, step, inDoubt(step), draft);
      }
    }
    Instant deadline = active.task().deadline();
    boolean isDeadline = deadline != null && deadline.equals(active.endsAt());
    TaskError error = isDeadline
        ? TaskError.of(ErrorCode.DEADLINE_EXCEEDED, "the deadline has passed")
        : TaskError.of(ErrorCode.BUDGET_EXCEEDED, "budget.max_time_seconds is over");
    return failed(active, null, error, draft);
  }

  static TaskError inDoubt(StepState step) {
    return TaskError.of(
        ErrorCode.IN_DOUBT, step.id() + " began an unrepeatable act and did not report its end");
  }

  TaskState blocked(TaskState.Active active, TaskError error, Draft draft) {
    result(active, Status.REJECTED, error, draft);
    bury(active, Stage.REFLEX, 0, error, draft);
    draft.note(EventName.TASK_REJECTED, "status", "rejected", "stage", Stage.REFLEX,
        "priority", active.task().priority().toString(),
        "error_type", error.category().toString(), "error_code", error.code().name(),
        "error", error.message());
    return ended(active, Status.REJECTED, null, settings.dedupeRetention(), draft);
  }

  TaskState cancelled(TaskState.Active active, Draft draft) {
    result(active, Status.CANCELLED, TaskError.of(ErrorCode.CANCELLED, "cancelled by command"), draft);
    draft.note(EventName.TASK_CANCELLED, "status", "cancelled",
        "priority", active.task().priority().toString(),
        "duration", seconds(active.started(), draft.now()));
    return ended(active, Status.CANCELLED, null, settings.dedupeRetention(), draft);
  }

  /** Ends a submission that was never admitted, under the id made for it. */
  void rejected(Draft draft, Fact.Arrival arrival, String id, TaskError error, String stage, String copy) {
    RequestContext request = arrival.request();
    draft.emit(new Effect.End(request, new Result(id, request.requestId(),
        new Submission(arrival.at().partition(), arrival.at().offset()), 1, Status.REJECTED, null,
        error, Source.ARM, List.of(), Usage.NONE, 0, null, draft.now(), draft.now())));
    draft.emit(new Effect.Bury(request, letter(id, request, stage, 0, error, arrival, copy, draft)));
    draft.note(EventName.TASK_REJECTED, "status", "rejected", "stage", stage,
        "error_type", error.category().toString(), "error_code", error.code().name(),
        "error", error.message());
    noteLetter(draft, stage, error);
  }

  /** What would have gone out is too large: the same fact ends the task without it. */
  Decision oversized(TaskState state, Fact.Oversized fact, View view) {
    if (!(state instanceof TaskState.Active active)) {
      return Decision.unchanged(state);
    }
    Draft draft = new Draft(fact, view, active.lastAt());
    TaskState.Active next = active.decided(active.seq() + 1, draft.now());
    TaskError error = tooLarge(fact.bytes(), fact.limit());
    StepState step = fact.cause() instanceof Fact.Reported(var _, var outcome)
        ? active.step(outcome.step()) : null;
    return draft.decided(overflowed(next, step, error, draft), active.taskId(), active.request(),
        next.seq());
  }

  /** Fails a task and keeps nothing of it: its full state may be what is too large. */
  TaskState overflowed(
      TaskState.Active active, @Nullable StepState step, TaskError error, Draft draft) {
    return failed(active, step, error, draft).withoutLast();
  }

  static TaskError tooLarge(long bytes, long limit) {
    return TaskError.of(ErrorCode.OUTPUT_TOO_LARGE,
        "an output of " + bytes + " bytes is over the limit of " + limit);
  }

  private static void result(TaskState.Active active, Status status, TaskError error, Draft draft) {
    draft.emit(new Effect.End(active.request(), new Result(active.taskId(),
        active.request().requestId(), active.submission(), active.run(), status, null, error,
        Source.ARM, inShort(active), active.used(), 0, null, active.started(), draft.now())));
  }

  private void bury(TaskState.Active active, String stage, int attempt, TaskError error, Draft draft) {
    Fact.Arrival arrival = new Fact.Arrival(new Coordinates(
        active.origin().topic(), active.origin().partition(), active.origin().offset(),
        active.origin().timestamp()), active.origin().sha256(), active.request());
    draft.emit(new Effect.Bury(active.request(), letter(active.taskId(), active.request(), stage,
        attempt, error, arrival, copy(active.task()), draft)));
    noteLetter(draft, stage, error);
  }

  private static void noteLetter(Draft draft, String stage, TaskError error) {
    draft.note(EventName.TASK_DEAD_LETTERED, "stage", stage, "error_code", error.code().name());
  }

  private DeadLetter letter(String id, RequestContext request, String stage, int attempt,
      TaskError error, Fact.Arrival arrival, String copy, Draft draft) {
    String cut = cut(copy);
    return new DeadLetter(id, request.requestId(), stage, error, attempt, draft.now(),
        arrival.origin(), request.replayCount(), cut, cut.length() < copy.length());
  }

  /** The start of a text, measured as it is written, and in whole characters. */
  private String cut(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int end = settings.maxCopyBytes();
    if (bytes.length <= end) {
      return text;
    }
    while ((bytes[end] & 0xC0) == 0x80) {
      end--;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }

  /** The task as the filter left it, for reading. */
  String copy(Task task) {
    return new String(Codec.encode(task), StandardCharsets.UTF_8);
  }

  /** Planners and judges come first: the last step is one of those that made the output. */
  private static List<StepResult> inShort(TaskState.Active active) {
    return active.steps().stream()
        .sorted(Comparator.comparing((StepState step) -> step.role() == Role.WORK))
        .map(StepState::inShort).toList();
  }

  private static TaskState.Ended ended(TaskState.Active active, Status status,
      TaskState.@Nullable Active last, Duration retention, Draft draft) {
    return new TaskState.Ended(active.taskId(), active.request().requestId(), active.submission(),
        active.bodyHash(), status, active.run(),
        active.attempts(), active.seq(), draft.now(),
        draft.now().plus(retention), last);
  }

  static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toMillis() / 1000.0;
  }
}
