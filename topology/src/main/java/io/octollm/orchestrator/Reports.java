package io.octollm.orchestrator;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import io.octollm.schema.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Decides on what arms report. A report that does not fit the step's current attempt changes nothing. */
final class Reports {
  private final OrchestratorSettings settings;
  private final Planning planning;
  private final Circuits circuits;
  private final Progress progress;
  private final Endings endings;
  private final Backoff backoff;

  Reports(OrchestratorSettings settings, Planning planning, Circuits circuits, Progress progress,
      Endings endings) {
    this.settings = settings;
    this.planning = planning;
    this.circuits = circuits;
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
        || step.attempts() != outcome.attempt() || !assigned.arm().equals(outcome.arm())
        || outcome instanceof Outcome.Started && assigned.unsafeStarted()) {
      return Decision.unchanged(state);
    }
    Draft draft = new Draft(fact, view, active.lastAt());
    TaskState.Active next = active.decided(active.seq() + 1, draft.now());
    TaskState after = switch (outcome) {
      case Outcome.Started _ -> next.with(step.in(assigned.started()));
      case Outcome.Succeeded succeeded -> succeeded(next, step, assigned, succeeded, draft);
      case Outcome.Failed failed -> {
        noteFailed(draft, step, assigned, failed.error(), failed.durationMs());
        yield failed(next.using(failed.usage()), step, assigned, failed.error(), draft);
      }
    };
    return draft.decided(after, active.taskId(), active.request(), next.seq());
  }

  /**
   * A report that does not read is a failed attempt; nobody waits for its lease. It may have told
   * the end of an unsafe act, and nobody knows which.
   */
  Decision unreadable(TaskState state, Fact.Unreadable fact, View view) {
    if (state instanceof TaskState.Active active
        && active.step(fact.step()) instanceof StepState step
        && step.phase() instanceof Phase.Assigned assigned
        && step.attempts() == fact.attempt()) {
      Draft draft = new Draft(fact, view, active.lastAt());
      TaskState.Active next = active.decided(active.seq() + 1, draft.now());
      TaskError error = assigned.unsafeStarted()
          ? Endings.inDoubt(step).with("outcome", fact.error().message())
          : fact.error();
      noteFailed(draft, step, assigned, error, 0);
      TaskState after =
          failed(next.losing(assigned.reservation()), step, assigned, error, draft);
      return draft.decided(after, active.taskId(), active.request(), next.seq());
    }
    return Decision.unchanged(state);
  }

  private TaskState succeeded(TaskState.Active active, StepState step, Phase.Assigned assigned,
      Outcome.Succeeded outcome, Draft draft) {
    noteComplete(draft, step, assigned, outcome);
    circuits.succeeded(assigned.arm(), draft);
    TaskState.Active next = active.using(outcome.usage());
    boolean tainted = settings.liveArms().contains(assigned.arm()) || hasTaintedInput(active, step);
    Phase.Succeeded done = new Phase.Succeeded(assigned.arm(), outcome.output(), tainted,
        outcome.confidence(), assigned.unsafeStarted() ? true : null);
    return switch (step.role()) {
      case WORK -> progress.advance(
          Judging.order(next.with(step.in(done)), step, assigned.arm(), draft), draft);
      case PLAN -> proceed(planning.planned(next, step, done, draft), next, step, draft);
      case JUDGE -> judged(next, step, assigned, done, draft);
    };
  }

  private TaskState proceed(
      Planning.Planned planned, TaskState.Active active, StepState step, Draft draft) {
    return switch (planned) {
      case Planning.Planned.Steps(TaskState.Active next) -> progress.advance(next, draft);
      case Planning.Planned.Refused(TaskError error) -> endings.failed(active, step, error, draft);
    };
  }

  private TaskState judged(TaskState.Active active, StepState judge, Phase.Assigned assigned,
      Phase.Succeeded done, Draft draft) {
    return switch (Judging.verdict(judge, done.output())) {
      case Judging.Verdict.Accepted _ -> progress.advance(active.with(judge.in(done)), draft);
      case Judging.Verdict.Unclear(TaskError error) -> failed(active, judge, assigned, error, draft);
      case Judging.Verdict.Missed missed -> sendBack(active, judge, missed, draft);
    };
  }

  /** To whoever did it, with what the judge says; an unrepeatable act is not done again. */
  private TaskState sendBack(
      TaskState.Active active, StepState judge, Judging.Verdict.Missed missed, Draft draft) {
    StepState step = Objects.requireNonNull(active.step(judge.step().dependsOn().getFirst()));
    Phase.Succeeded done = (Phase.Succeeded) step.phase();
    TaskError error = missed.error();
    StepState told = step.told(missed.feedback());
    TaskState.Active next = active.with(judge.in(new Phase.Pending())).with(told);
    if (done.unsafe() != null || active.retries() >= active.task().budget().maxRetries()) {
      return endings.failed(next, told, error, draft);
    }
    noteRetry(draft, step, draft.now(), error);
    StepState back = told.in(new Phase.Retrying(done.arm(), draft.now(), error))
        .after(new Attempt(done.arm(), null, error.code()));
    return progress.advance(next.retried().with(back), draft);
  }

  private static void noteComplete(
      Draft draft, StepState step, Phase.Assigned assigned, Outcome.Succeeded outcome) {
    Usage usage = outcome.usage();
    draft.note(EventName.ARM_CALL_COMPLETE, "arm", assigned.arm(), "step", step.id(),
        "attempt", step.attempts(), "duration", outcome.durationMs() / 1000.0,
        "waited", Endings.seconds(assigned.at(), draft.now()), "confidence", outcome.confidence(),
        "model", usage.model(), "prompt", usage.prompt(), "tokens_in", usage.tokensIn() == 0 ? null : usage.tokensIn(),
        "tokens_out", usage.tokensOut() == 0 ? null : usage.tokensOut(),
        "cost_usd", usage.costUsd() == 0 ? null : usage.costUsd());
  }

  private static boolean hasTaintedInput(TaskState.Active active, StepState step) {
    return active.done(step.step().dependsOn()).values().stream()
        .anyMatch(Phase.Succeeded::tainted);
  }

  /** The lease is over and nothing was reported. */
  TaskState leaseOver(TaskState.Active active, StepState step, Phase.Assigned assigned, Draft draft) {
    TaskError error = assigned.unsafeStarted()
        ? Endings.inDoubt(step)
        : TaskError.of(ErrorCode.STEP_TIMEOUT, step.id() + " was not reported in time");
    noteFailed(draft, step, assigned, error, Duration.between(assigned.at(), draft.now()).toMillis());
    return failed(active.losing(assigned.reservation()), step, assigned, error, draft);
  }

  private static void noteFailed(Draft draft, StepState step, Phase.Assigned assigned,
      TaskError error, long durationMs) {
    draft.note(EventName.ARM_CALL_FAILED, "arm", assigned.arm(), "step", step.id(),
        "attempt", step.attempts(), "duration", durationMs / 1000.0,
        "waited", Endings.seconds(assigned.at(), draft.now()),
        "error_type", error.category().toString(), "error_code", error.code().name());
  }

  /** What the retry table says, as far as the budget and the time allow it; else the task's end. */
  private TaskState failed(TaskState.Active active, StepState step, Phase.Assigned assigned,
      TaskError error, Draft draft) {
    circuits.failed(assigned.arm(), active.taskId(), error.code(), draft);
    StepState plan = active.steps(Role.PLAN).stream().findFirst().orElse(null);
    if (error.code() == ErrorCode.REPLAN_REQUESTED && plan != null && step.role() == Role.WORK
        && !assigned.unsafeStarted()) {
      return replan(active, step, plan, error, draft);
    }
    Remedy remedy = Remedy.of(error);
    // No attempt was made, so that none is used up; the task's time bounds how often.
    boolean waits = Remedy.isTurnToCome(error);
    if (remedy.next() == Remedy.Next.NOBODY || assigned.unsafeStarted()
        || !waits && active.retries() >= active.task().budget().maxRetries()) {
      return giveUp(active, step, assigned, error, draft);
    }
    // Attempts count on over submissions, the back-off starts anew with each.
    int attempt = Math.min(step.attempts(), active.retries() + 1);
    TaskError wait = goesToAnotherModel(remedy, assigned, error, draft) ? error.withoutRetryAfter() : error;
    Instant due = !remedy.pause() ? draft.now() : draft.now().plusMillis(
        backoff.millis(active.taskId(), step.id(), attempt, wait));
    if (!due.isBefore(active.endsAt())) {
      return giveUp(active, step, assigned,
          error.with("next_attempt", "after the end of the task's time"), draft);
    }
    noteRetry(draft, step, due, wait);
    TaskState.Active next = waits ? active : active.retried();
    return next.with(step.in(new Phase.Retrying(assigned.arm(), due, error))
        .after(new Attempt(assigned.arm(), assigned.model(), error.code())));
  }

  /**
   * Whether the next attempt is a later model's of the chain: the one that failed asked for a pause for
   * itself alone. After the last one comes the first, which may have asked for a pause too.
   */
  private static boolean goesToAnotherModel(
      Remedy remedy, Phase.Assigned assigned, TaskError error, Draft draft) {
    String model = assigned.model();
    if (remedy.next() != Remedy.Next.NEXT_MODEL || error.retryAfterMs() == null || model == null) {
      return false;
    }
    List<View.ArmRow> rows =
        draft.arms().stream().filter(row -> row.arm().equals(assigned.arm())).toList();
    draft.use(rows);
    return rows.stream().anyMatch(row -> row.models().indexOf(model) + 1 < row.models().size());
  }

  /** The task's end; or, when too many end so at this arm, back into its queue until the arm is well. */
  private TaskState giveUp(TaskState.Active active, StepState step, Phase.Assigned assigned,
      TaskError error, Draft draft) {
    if (assigned.unsafeStarted() || !circuits.holds(assigned.arm(), error.code(), draft)) {
      return endings.failed(active, step, error, draft);
    }
    draft.note(EventName.TASK_WAITING, "arm", assigned.arm(), "step", step.id(), "held", true,
        "error_code", error.code().name());
    return active.with(step.in(new Phase.Waiting(List.of(assigned.arm()), draft.now(), null, true))
        .after(new Attempt(assigned.arm(), assigned.model(), error.code())));
  }

  /** What an arm says of a step that read text from outside is not for a planner to follow. */
  private TaskState replan(
      TaskState.Active active, StepState step, StepState plan, TaskError error, Draft draft) {
    Phase.Assigned assigned = (Phase.Assigned) step.phase();
    boolean tainted = settings.liveArms().contains(assigned.arm()) || hasTaintedInput(active, step);
    String why = step.id() + " cannot be done as planned" + (tainted ? "" : ": " + error.message());
    TaskState.Active without = active.with(step.in(new Phase.Failed(assigned.arm(), error)));
    return switch (planning.again(without, plan, error, why)) {
      case Planning.Planned.Steps(TaskState.Active next) -> {
        draft.note(EventName.TASK_PLANNED, "plan", plan.id(), "replaced_for", step.id());
        yield progress.advance(next, draft);
      }
      case Planning.Planned.Refused _ -> endings.failed(active, step, error, draft);
    };
  }

  private static void noteRetry(Draft draft, StepState step, Instant due, TaskError error) {
    draft.note(EventName.TASK_RETRY, "step", step.id(), "attempt", step.attempts(),
        "due_at", due.toString(), "next", Remedy.of(error.code()).next().toString(),
        "asked_ms", error.retryAfterMs(), "error_type", error.category().toString(),
        "error_code", error.code().name(), "error", error.message());
  }
}
