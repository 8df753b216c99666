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
  private final Circuits circuits;
  private final Endings endings;

  Progress(OrchestratorSettings settings, Circuits circuits, Endings endings) {
    this.settings = settings;
    this.circuits = circuits;
    this.endings = endings;
  }

  /** A look that finds nothing to do leaves no trace: the shell looks often. */
  Decision slotFreed(TaskState state, Fact.SlotFreed fact, View view) {
    if (!(state instanceof TaskState.Active active)) {
      return Decision.unchanged(state);
    }
    Draft draft = new Draft(fact, view, active.lastAt());
    TaskState.Active next = active.decided(active.seq() + 1, draft.now());
    TaskState after = advance(next, draft);
    return after.equals(next) ? Decision.unchanged(state)
        : draft.decided(after, active.taskId(), active.request(), next.seq());
  }

  /** The state after every step that can run has been given out, or the task's end. */
  TaskState advance(TaskState.Active active, Draft draft) {
    if (!draft.now().isBefore(active.endsAt())) {
      TaskState.Active patient = patient(active, draft);
      return patient == null ? endings.outOfTime(active, draft) : advance(patient, draft);
    }
    if (active.steps().stream().allMatch(s -> s.phase() instanceof Phase.Succeeded)) {
      return endings.completed(active, draft);
    }
    return Funds.of(active).isOverdrawn() ? spent(active, draft) : giveOut(active, draft);
  }

  /** The task with more time, where its own is over while its work is held back; null when it is not. */
  TaskState.@Nullable Active patient(TaskState.Active active, Draft draft) {
    Instant deadline = active.task().deadline();
    boolean held = active.steps().stream().anyMatch(step -> isHeld(step, draft));
    if (!held || deadline != null && !draft.now().isBefore(deadline)) {
      return null;
    }
    Instant more = draft.now().plus(settings.circuits().floodPause().multipliedBy(2));
    return active.until(deadline != null && deadline.isBefore(more) ? deadline : more);
  }

  private static boolean isHeld(StepState step, Draft draft) {
    return step.phase() instanceof Phase.Waiting(List<String> arms, Instant _, Instant until, Boolean _)
        && until == null && draft.circuit(arms.getFirst()).flood();
  }

  private TaskState spent(TaskState.Active active, Draft draft) {
    TaskError error = TaskError.of(
        ErrorCode.BUDGET_EXCEEDED, "the budget for tokens or cost is spent");
    Reservation lost = active.lost();
    return endings.failed(active, null,
        lost == null ? error : error.with("unreported_tokens", lost.tokens()), draft);
  }

  /** A step's way and what is set aside for it. */
  private record Way(StepState step, Router.Route.Open route, Reservation reserved) {}

  /** Finds a way for every ready step before it gives one out: a task that ends starts nothing. */
  private TaskState giveOut(TaskState.Active active, Draft draft) {
    List<Way> ways = new ArrayList<>();
    Funds funds = Funds.of(active);
    long toCome = active.steps().stream().filter(Progress::isToCome).count();
    for (StepState step : active.steps()) {
      if (isReady(step, active, draft.now())) {
        Reservation reserved = Reservation.NONE;
        Router.Route route = Router.route(active.task(), step, draft);
        switch (route) {
          // Whoever mends an arm stops it first: what is held back for it goes on waiting.
          case Router.Route.NobodyAlive _ when isHeld(step, draft) -> {
            continue;
          }
          case Router.Route.NobodyAble nobody -> {
            TaskState.Active other = otherWay(active, step, draft);
            return other == null
                ? endings.failed(active, step, nobodyAble(step, nobody, draft), draft)
                : giveOut(other, draft);
          }
          case Router.Route.NobodyAlive(List<String> known) when hasWaited(step, draft.now()) -> {
            return endings.failed(active, step,
                noArm("no arm that can do " + step.id() + " is alive").with("known", known), draft);
          }
          case Router.Route.To to -> {
            reserved = funds.share(to.arm(), (int) toCome, mayFail(active));
            if (reserved == null) {
              return spent(active, draft);
            }
            funds = funds.less(reserved);
            draft.take(to.arm().arm());
          }
          case Router.Route.Open _ -> { }
        }
        toCome--;
        ways.add(new Way(step, (Router.Route.Open) route, reserved));
      }
    }
    TaskState.Active next = active;
    for (Way way : ways) {
      next = give(next, way, draft);
    }
    return next;
  }

  /** Another way to do what no arm can: several arms by a plan, or without a planner at all. */
  private static TaskState.@Nullable Active otherWay(
      TaskState.Active active, StepState step, Draft draft) {
    return switch (step.role()) {
      case WORK -> Planning.couldBeSplit(active, draft) ? Planning.ask(active) : null;
      case PLAN -> Planning.withoutPlanner(active);
      case JUDGE -> null;
    };
  }

  private static boolean isToCome(StepState step) {
    return switch (step.phase()) {
      case Phase.Pending _, Phase.Waiting _, Phase.Retrying _ -> true;
      case Phase.Assigned _, Phase.Succeeded _, Phase.Failed _ -> false;
    };
  }

  private static boolean mayFail(TaskState.Active active) {
    return active.retries() < active.task().budget().maxRetries();
  }

  private static TaskError nobodyAble(
      StepState step, Router.Route.NobodyAble nobody, Draft draft) {
    draft.note(EventName.ARM_ROUTER_NO_CANDIDATE, "step", step.id(),
        "required", nobody.required(), "available", nobody.available());
    return noArm("no arm has what " + step.id() + " needs")
        .with("required", nobody.required()).with("available", nobody.available());
  }

  private static boolean hasWaited(StepState step, Instant now) {
    return step.phase() instanceof Phase.Waiting(var _, Instant _, Instant until, Boolean _)
        && until != null && !now.isBefore(until);
  }

  private static boolean isReady(StepState step, TaskState.Active active, Instant now) {
    return switch (step.phase()) {
      case Phase.Pending _ -> step.role() == Role.JUDGE
          ? active.done(step.step().dependsOn()).size() == 1
          : step.step().dependsOn().stream().allMatch(active::isAccepted);
      case Phase.Waiting _ -> true;
      case Phase.Retrying retrying -> !now.isBefore(retrying.due());
      case Phase.Assigned _, Phase.Succeeded _, Phase.Failed _ -> false;
    };
  }

  private TaskState.Active give(TaskState.Active active, Way way, Draft draft) {
    StepState step = way.step();
    return switch (way.route()) {
      case Router.Route.To(View.ArmRow arm, List<Router.Score> scores) -> {
        noteScoring(draft, step, arm.arm(), scores);
        yield assign(active, step, arm, way.reserved(), draft);
      }
      case Router.Route.Queue(String arm, List<Router.Score> scores) -> {
        if (step.phase() instanceof Phase.Waiting && arm.equals(step.arm())) {
          yield active;
        }
        Boolean held = draft.circuit(arm).flood() ? true : null;
        noteScoring(draft, step, arm, scores);
        draft.note(EventName.TASK_WAITING, "arm", arm, "step", step.id(), "held", held);
        yield active.with(step.in(new Phase.Waiting(List.of(arm), since(step, draft), null, held)));
      }
      case Router.Route.NobodyAlive(List<String> known) -> waitForArm(active, step, known, draft);
    };
  }

  private TaskState.Active waitForArm(
      TaskState.Active active, StepState step, List<String> known, Draft draft) {
    Instant until = draft.now().plus(settings.routingWait());
    if (step.phase() instanceof Phase.Waiting(var _, Instant _, Instant already, Boolean _) && already != null) {
      until = already;
    } else {
      draft.note(EventName.ARM_ROUTER_NO_CANDIDATE, "step", step.id(), "known", known);
      draft.note(EventName.TASK_WAITING, "step", step.id(), "until", until.toString());
    }
    return active.with(step.in(new Phase.Waiting(known, since(step, draft), until)));
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

  private TaskState.Active assign(TaskState.Active active, StepState step, View.ArmRow arm,
      Reservation reserved, Draft draft) {
    Instant now = draft.now();
    Instant timeout = now.plus(settings.stepTimeout());
    Instant lease = timeout.isBefore(active.endsAt()) ? timeout : active.endsAt();
    String model = Router.model(arm, step);
    Budget budget = budget(active, arm, reserved);
    StepState given = step.given(new Phase.Assigned(arm.arm(), model, now,
        lease.plus(settings.leaseGrace()), false, arm.models().isEmpty() ? null : reserved));
    circuits.given(arm.arm(), lease.plus(settings.leaseGrace()), draft);
    draft.note(EventName.ARM_CALL_START, "arm", arm.arm(), "step", step.id(),
        "attempt", given.attempts(), "model", model, "lease_until", lease.toString(),
        "reserved_tokens", arm.models().isEmpty() ? null : reserved.tokens());
    draft.emit(new Effect.Assign(active.request(), assignment(
        active, given, (Phase.Assigned) given.phase(), budget, lease, draft.homePartition())));
    return active.with(given);
  }

  private static Assignment assignment(TaskState.Active active, StepState step,
      Phase.Assigned to, Budget budget, Instant lease, int homePartition) {
    Task task = active.task();
    return new Assignment(active.taskId(), active.request().requestId(), step.id(),
        step.attempts(), homePartition, to.arm(), capability(task, step), to.model(), task.tenant(),
        task.goal(), step.step().instruction(), task.context(), inputs(active, step),
        task.constraints(), step.step().criteria(), step.feedback(),
        step.role() == Role.PLAN ? task.requiredCapabilities() : List.of(), budget, task.deadline(), lease);
  }

  /** What the arm is wanted for: the step's capability, else the one that the task needs. */
  private static @Nullable String capability(Task task, StepState step) {
    String own = step.step().capability();
    return own == null && task.requiredCapabilities().size() == 1
        ? task.requiredCapabilities().getFirst() : own;
  }

  private static List<StepInput> inputs(TaskState.Active active, StepState step) {
    List<StepInput> inputs = new ArrayList<>();
    active.done(step.step().dependsOn()).forEach((id, done) ->
        inputs.add(new StepInput(id, done.arm(), done.tainted(), done.output())));
    return inputs;
  }

  /** What the attempt may use; an arm without models is told what is left. */
  private static Budget budget(TaskState.Active active, View.ArmRow arm, Reservation reserved) {
    Budget budget = active.task().budget();
    Funds left = Funds.of(active);
    boolean free = arm.models().isEmpty();
    return new Budget(
        free ? Math.max(0, left.tokens()) : reserved.tokens(),
        Math.max(1, active.endsAt().getEpochSecond() - active.lastAt().getEpochSecond()),
        free ? Math.max(0, left.costUsd()) : reserved.costUsd(),
        Math.max(0, budget.maxRetries() - active.retries()));
  }
}
