package io.octollm.orchestrator;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import io.octollm.schema.View;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Decides on what arms report. A report that does not fit the step's current attempt changes nothing. */
final class Reports {
  private final OrchestratorSettings settings;
  private final Progress progress;
  private final Endings endings;
  private final Backoff backoff;

  Reports(OrchestratorSettings settings, Progress progress, Endings endings) {
    this.settings = settings;
    this.progress = progress;
    this.endings = endings;
    this.backoff = new Backoff(settings);
  }

  Decision reported(TaskState state, Fact.Reported fact, View view) {
    Outcome outcome = fact.outcome();
    if (!(state instanceof TaskState.Active active)) {
      return Decision.unchanged(state);
    }
    StepState step = active.step(outcome.step());
    if (step == null || !(step.phase() instanceof Phase.Assigned assigned)
        || step.attempts() != outcome.attempt() || !assigned.arm().equals(outcome.arm())) {
      return Decision.unchanged(state);
    }
    Draft draft = new Draft(fact, view, active.lastAt());
    TaskState.Active next = active.decided(active.seq() + 1, draft.now());
    TaskState after = switch (outcome) {
      case Outcome.Started _ -> next.with(step.in(started(assigned)));
      case Outcome.Succeeded succeeded -> succeeded(next, step, assigned, succeeded, draft);
      case Outcome.Failed failed -> {
        noteFailed(draft, step, assigned, failed.error(), failed.durationMs());
        yield failed(next.using(failed.usage()), step, assigned.arm(), failed.error(), draft);
      }
    };
    return draft.decided(after, active.taskId(), active.request(), next.seq());
  }

  /** A report that does not read is a failed attempt; nobody waits for its lease. */
  Decision unreadable(TaskState state, Fact.Unreadable fact, View view) {
    if (state instanceof TaskState.Active active
        && active.step(fact.step()) instanceof StepState step
        && step.phase() instanceof Phase.Assigned assigned
        && step.attempts() == fact.attempt()) {
      Draft draft = new Draft(fact, view, active.lastAt());
      TaskState.Active next = active.decided(active.seq() + 1, draft.now());
      noteFailed(draft, step, assigned, fact.error(), 0);
      TaskState after = failed(next, step, assigned.arm(), fact.error(), draft);
      return draft.decided(after, active.taskId(), active.request(), next.seq());
    }
    return Decision.unchanged(state);
  }

  private static Phase.Assigned started(Phase.Assigned assigned) {
    return new Phase.Assigned(
        assigned.arm(), assigned.model(), assigned.at(), assigned.giveUpAt(), true);
  }

  private TaskState succeeded(TaskState.Active active, StepState step, Phase.Assigned assigned,
      Outcome.Succeeded outcome, Draft draft) {
    Usage usage = outcome.usage();
    draft.note(EventName.ARM_CALL_COMPLETE, "arm", assigned.arm(), "step", step.id(),
        "attempt", step.attempts(), "duration", outcome.durationMs() / 1000.0,
        "waited", Endings.seconds(assigned.at(), draft.now()), "confidence", outcome.confidence(),
        "model", usage.model(), "tokens_in", usage.tokensIn() == 0 ? null : usage.tokensIn(),
        "tokens_out", usage.tokensOut() == 0 ? null : usage.tokensOut(),
        "cost_usd", usage.costUsd() == 0 ? null : usage.costUsd());
    boolean tainted = settings.liveArms().contains(assigned.arm()) || hasTaintedInput(active, step);
    return progress.advance(active.using(usage).with(step.in(new Phase.Succeeded(
        assigned.arm(), outcome.output(), tainted, outcome.confidence()))), draft);
  }

  private static boolean hasTaintedInput(TaskState.Active active, StepState step) {
    return step.step().dependsOn().stream().map(active::step)
        .anyMatch(s -> s != null && s.phase() instanceof Phase.Succeeded done && done.tainted());
  }

  /** The lease is over and nothing was reported. */
  TaskState leaseOver(TaskState.Active active, StepState step, Phase.Assigned assigned, Draft draft) {
    TaskError error = assigned.unsafeStarted()
        ? TaskError.of(ErrorCode.IN_DOUBT, step.id() + " began an unrepeatable act and did not report")
        : TaskError.of(ErrorCode.STEP_TIMEOUT, step.id() + " was not reported in time");
    noteFailed(draft, step, assigned, error, Duration.between(assigned.at(), draft.now()).toMillis());
    return failed(active, step, assigned.arm(), error, draft);
  }

  private static void noteFailed(Draft draft, StepState step, Phase.Assigned assigned,
      TaskError error, long durationMs) {
    draft.note(EventName.ARM_CALL_FAILED, "arm", assigned.arm(), "step", step.id(),
        "attempt", step.attempts(), "duration", durationMs / 1000.0,
        "waited", Endings.seconds(assigned.at(), draft.now()),
        "error_type", error.category().toString(), "error_code", error.code().name());
  }

  /** Another attempt when the error, the budget and the time allow it; else the task's end. */
  private TaskState failed(TaskState.Active active, StepState step, @Nullable String arm,
      TaskError error, Draft draft) {
    if (!error.retryable() || arm == null || active.retries() >= active.task().budget().maxRetries()
        || step.phase() instanceof Phase.Assigned assigned && assigned.unsafeStarted()) {
      return endings.failed(active, step, error, draft);
    }
    Instant due = draft.now().plusMillis(
        backoff.millis(active.taskId(), step.id(), step.attempts(), error));
    if (!due.isBefore(active.endsAt())) {
      return endings.failed(active, step, error.with("next_attempt", "after the end of the task's time"),
          draft);
    }
    draft.note(EventName.TASK_RETRY, "step", step.id(), "attempt", step.attempts(),
        "due_at", due.toString(), "error_type", error.category().toString(),
        "error_code", error.code().name());
    return active.retried().with(step.in(new Phase.Retrying(arm, due, error)));
  }
}
