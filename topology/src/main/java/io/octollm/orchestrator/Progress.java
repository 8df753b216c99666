package io.octollm.orchestrator;

import io.octollm.schema.Assignment;
import io.octollm.schema.Budget;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.StepInput;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import io.octollm.schema.View;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Brings a running task as far as it can go now: gives ready steps to arms, or ends the task. */
final class Progress {
  private final OrchestratorSettings settings;
  private final Endings endings;

  Progress(OrchestratorSettings settings, Endings endings) {
    this.settings = settings;
    this.endings = endings;
  }

  Decision slotFreed(TaskState state, Fact.SlotFreed fact, View view) {
    if (!(state instanceof TaskState.Active active)) {
      return Decision.unchanged(state);
    }
    Draft draft = new Draft(fact, view, active.lastAt());
    TaskState.Active next = active.decided(active.seq() + 1, draft.now());
    return draft.decided(advance(next, draft), active.taskId(), active.request(), next.seq());
  }

  /** The state after every step that can run has been given out, or the task's end. */
  TaskState advance(TaskState.Active active, Draft draft) {
    if (!draft.now().isBefore(active.endsAt())) {
      return endings.outOfTime(active, draft);
    }
    if (active.steps().stream().allMatch(s -> s.phase() instanceof Phase.Succeeded)) {
      return endings.completed(active, draft);
    }
    if (isSpent(active)) {
      return endings.failed(active, null, TaskError.of(ErrorCode.BUDGET_EXCEEDED,
          "the budget for tokens or cost is spent"), draft);
    }
    TaskState.Active next = active;
    for (StepState step : active.steps()) {
      if (isReady(step, active, draft.now())) {
        switch (give(next, step, draft)) {
          case Given.On(TaskState.Active on) -> next = on;
          case Given.Refused(TaskError error) -> {
            return endings.failed(next, step, error, draft);
          }
        }
      }
    }
    return next;
  }

  private sealed interface Given {
    record On(TaskState.Active active) implements Given {}

    record Refused(TaskError error) implements Given {}
  }

  private static boolean isSpent(TaskState.Active active) {
    Budget budget = active.task().budget();
    return active.used().tokens() > budget.maxTokens()
        || active.used().costUsd() > budget.maxCostUsd();
  }

  private static boolean isReady(StepState step, TaskState.Active active, Instant now) {
    return switch (step.phase()) {
      case Phase.Pending _ -> step.step().dependsOn().stream()
          .allMatch(id -> {
            StepState needed = active.step(id);
            return needed != null && needed.phase() instanceof Phase.Succeeded;
          });
      case Phase.Waiting _ -> true;
      case Phase.Retrying retrying -> !now.isBefore(retrying.due());
      case Phase.Assigned _, Phase.Succeeded _, Phase.Failed _ -> false;
    };
  }

  private Given give(TaskState.Active active, StepState step, Draft draft) {
    return switch (Router.route(active.task(), step.step(), draft)) {
      case Router.Route.To(View.ArmRow arm, List<Router.Score> scores) -> {
        noteScoring(draft, step, arm.arm(), scores);
        yield new Given.On(assign(active, step, arm, draft));
      }
      case Router.Route.Queue(String arm, List<Router.Score> scores) -> {
        if (!arm.equals(step.arm()) || !(step.phase() instanceof Phase.Waiting)) {
          noteScoring(draft, step, arm, scores);
          draft.note(EventName.TASK_WAITING, "arm", arm, "step", step.id());
        }
        yield new Given.On(active.with(step.in(new Phase.Waiting(List.of(arm), since(step, draft), null))));
      }
      case Router.Route.NobodyAlive(List<String> known) -> waitForArm(active, step, known, draft);
      case Router.Route.NobodyAble(List<String> required, List<String> available) -> {
        draft.note(EventName.ARM_ROUTER_NO_CANDIDATE, "step", step.id(), "required", required,
            "available", available);
        yield new Given.Refused(noArm("no arm has what " + step.id() + " needs")
            .with("required", required).with("available", available));
      }
    };
  }

  private Given waitForArm(
      TaskState.Active active, StepState step, List<String> known, Draft draft) {
    Instant until = draft.now().plus(settings.routingWait());
    if (step.phase() instanceof Phase.Waiting(var _, Instant _, Instant already) && already != null) {
      if (!draft.now().isBefore(already)) {
        return new Given.Refused(noArm("no arm that can do " + step.id() + " is alive")
            .with("known", known));
      }
      until = already;
    } else {
      draft.note(EventName.ARM_ROUTER_NO_CANDIDATE, "step", step.id(), "known", known);
      draft.note(EventName.TASK_WAITING, "step", step.id(), "until", until.toString());
    }
    return new Given.On(active.with(
        step.in(new Phase.Waiting(known, since(step, draft), until))));
  }

  private static TaskError noArm(String message) {
    return TaskError.of(ErrorCode.NO_SUITABLE_ARM, message);
  }

  private static Instant since(StepState step, Draft draft) {
    return step.phase() instanceof Phase.Waiting waiting ? waiting.since() : draft.now();
  }

  private static void noteScoring(
      Draft draft, StepState step, String chosen, List<Router.Score> scores) {
    draft.note(EventName.ARM_ROUTER_SCORING, "step", step.id(), "chosen", chosen,
        "candidates", scores.stream().map(Router.Score::fields).toList());
  }

  private TaskState.Active assign(
      TaskState.Active active, StepState step, View.ArmRow arm, Draft draft) {
    Instant now = draft.now();
    Instant timeout = now.plus(settings.stepTimeout());
    Instant lease = timeout.isBefore(active.endsAt()) ? timeout : active.endsAt();
    String model = arm.models().isEmpty() ? null : arm.models().getFirst();
    StepState given = step.given(new Phase.Assigned(arm.arm(), model, now,
        lease.plus(settings.leaseGrace()), false));
    draft.take(arm.arm());
    draft.note(EventName.ARM_CALL_START, "arm", arm.arm(), "step", step.id(),
        "attempt", given.attempts(), "model", model, "lease_until", lease.toString());
    draft.emit(new Effect.Assign(active.request(),
        assignment(active, given, arm.arm(), model, lease, draft.homePartition())));
    return active.with(given);
  }

  private static Assignment assignment(TaskState.Active active, StepState step, String arm,
      @Nullable String model, Instant lease, int homePartition) {
    Task task = active.task();
    return new Assignment(active.taskId(), active.request().requestId(), step.id(),
        step.attempts(), homePartition, arm, step.step().capability(), model, task.tenant(),
        task.goal(), step.step().instruction(), task.context(), inputs(active, step),
        task.constraints(), step.step().criteria(), left(active), task.deadline(), lease);
  }

  private static List<StepInput> inputs(TaskState.Active active, StepState step) {
    List<StepInput> inputs = new ArrayList<>();
    for (String id : step.step().dependsOn()) {
      StepState needed = active.step(id);
      if (needed != null && needed.phase() instanceof Phase.Succeeded done) {
        inputs.add(new StepInput(id, done.arm(), done.tainted(), done.output()));
      }
    }
    return inputs;
  }

  private static Budget left(TaskState.Active active) {
    Budget budget = active.task().budget();
    return new Budget(
        Math.max(0, budget.maxTokens() - active.used().tokens()),
        Math.max(1, active.endsAt().getEpochSecond() - active.lastAt().getEpochSecond()),
        Math.max(0, budget.maxCostUsd() - active.used().costUsd()),
        Math.max(0, budget.maxRetries() - active.retries()));
  }
}
