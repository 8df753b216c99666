package io.octollm.orchestrator;

import io.octollm.schema.Decoded;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Step;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import io.octollm.schema.View.ArmRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Where a task's steps come from: from the sender, from a planner, or the task is one step. A plan
 * that is refused is asked for again with the reason, and a step may ask for another plan.
 */
final class Planning {
  private static final int MANY_CONSTRAINTS = 3;
  private static final String STEPS = "steps";
  private final OrchestratorSettings settings;

  Planning(OrchestratorSettings settings) {
    this.settings = settings;
  }

  /** A new task's steps: its own list, a planner's order, or itself. */
  Decoded<List<Step>> first(Task task) {
    JsonNode own = task.context().get(STEPS);
    if (own != null && !own.isNull()) {
      return switch (new PlanReader("context.steps", settings.maxSteps(), Set.of()).read(own)) {
        case Decoded.Value<List<Step>>(List<Step> steps) ->
            new Decoded.Value<>(withCriteria(steps, task));
        case Decoded.Problem<List<Step>> problem -> problem;
      };
    }
    boolean plan = task.assignedArm() == null
        && (asksForPlan(task) || task.constraints().size() > MANY_CONSTRAINTS)
        && !task.requiredCapabilities().contains(Role.PLANNING);
    return new Decoded.Value<>(List.of(plan ? planStep(task, 1) : itself(task)));
  }

  static boolean asksForPlan(Task task) {
    return task.context().path("plan").asBoolean(false);
  }

  static Step itself(Task task) {
    return new Step("step-1", null, task.assignedArm(), task.goal(), List.of(), task.acceptanceCriteria());
  }

  private static Step planStep(Task task, int number) {
    return new Step(Role.PLAN.prefix() + number, Role.PLANNING, null, task.goal(), List.of(),
        task.acceptanceCriteria());
  }

  /** Whether a task that no single arm can do could be done by several, one capability each. */
  static boolean couldBeSplit(TaskState.Active active, Draft draft) {
    Task task = active.task();
    Set<String> offered = capabilities(draft);
    return active.steps().size() == 1
        && active.steps().getFirst().step().equals(itself(task))
        && task.assignedArm() == null
        && task.requiredCapabilities().stream().distinct().count() > 1
        && offered.containsAll(task.requiredCapabilities())
        && offered.contains(Role.PLANNING);
  }

  /** The task with a planner's order in place of its steps. */
  static TaskState.Active ask(TaskState.Active active) {
    return active.with(List.of(new StepState(
        planStep(active.task(), 1), active.attempts(), new Phase.Pending())));
  }

  /** The task as one step, for want of a planner; null when it wants a plan and nothing else. */
  static TaskState.@Nullable Active withoutPlanner(TaskState.Active active) {
    Task task = active.task();
    return asksForPlan(task) || task.requiredCapabilities().size() > 1 ? null
        : active.with(List.of(new StepState(itself(task), active.attempts(), new Phase.Pending())));
  }

  /** What becomes of a task whose planner has answered. */
  sealed interface Planned {
    record Steps(TaskState.Active active) implements Planned {}

    /** The plan cannot be followed, and there have been too many. */
    record Refused(TaskError error) implements Planned {}
  }

  Planned planned(TaskState.Active active, StepState step, Phase.Succeeded answer, Draft draft) {
    List<StepState> kept = kept(active);
    Set<String> ids = new HashSet<>();
    kept.forEach(other -> ids.add(other.id()));
    Decoded<List<Step>> read = new PlanReader("plan.steps", settings.maxSteps(), ids)
        .read(answer.output().get(STEPS));
    TaskError flaw = read instanceof Decoded.Value<List<Step>>(List<Step> steps)
        ? unknown(steps, draft) : ((Decoded.Problem<List<Step>>) read).error();
    if (flaw != null) {
      draft.note(EventName.TASK_PLANNED, "plan", step.id(), "refused", flaw.message());
      return again(active, step, flaw, flaw.message());
    }
    List<Step> plan = withCriteria(((Decoded.Value<List<Step>>) read).value(), active.task());
    draft.note(EventName.TASK_PLANNED, "steps", plan.size(), "by", "planner", "plan", step.id());
    List<StepState> next = new ArrayList<>(kept);
    next.add(step.in(answer));
    plan.forEach(each -> next.add(new StepState(each, active.attempts(), new Phase.Pending())));
    return new Planned.Steps(active.with(next));
  }

  /**
   * Asks for another plan: what is done or under way stays, all else is planned anew.
   *
   * @param step the planner's step
   * @param why told to the planner
   */
  Planned again(TaskState.Active active, StepState step, TaskError error, String why) {
    int number = Integer.parseInt(step.id().substring(Role.PLAN.prefix().length()));
    if (number > settings.maxReplans()) {
      return new Planned.Refused(error);
    }
    List<StepState> next = kept(active);
    next.add(new StepState(planStep(active.task(), number + 1), active.attempts(), new Phase.Pending())
        .told(why));
    return new Planned.Steps(active.with(next));
  }

  private static List<StepState> kept(TaskState.Active active) {
    List<StepState> kept = new ArrayList<>();
    for (StepState step : active.steps()) {
      boolean keeps = switch (step.role()) {
        case WORK -> step.phase() instanceof Phase.Assigned || step.phase() instanceof Phase.Succeeded;
        case JUDGE -> !active.done(step.step().dependsOn()).isEmpty();
        case PLAN -> false;
      };
      if (keeps) {
        kept.add(step);
      }
    }
    return kept;
  }

  private static @Nullable TaskError unknown(List<Step> steps, Draft draft) {
    List<ArmRow> arms = draft.arms();
    draft.use(arms);
    if (draft.warmingUp()) {
      return null;
    }
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.capability() == null && step.arm() == null) {
        return flaw(i, "capability is missing", draft);
      }
      if (arms.stream().noneMatch(row -> (step.arm() == null || row.arm().equals(step.arm()))
          && (step.capability() == null || row.capabilities().contains(step.capability())))) {
        return flaw(i, step.arm() == null ? "capability is none that an arm has"
            : "arm is unknown or lacks the capability", draft);
      }
    }
    return null;
  }

  private static TaskError flaw(int step, String what, Draft draft) {
    return TaskError.of(ErrorCode.INVALID_PLAN,
        "plan.steps[" + step + "]." + what + "; arms have " + capabilities(draft));
  }

  private static Set<String> capabilities(Draft draft) {
    Set<String> offered = new TreeSet<>();
    draft.arms().forEach(row -> offered.addAll(row.capabilities()));
    return offered;
  }

  /** A plan that sets no criteria itself is held to the task's, where nothing comes after. */
  private static List<Step> withCriteria(List<Step> steps, Task task) {
    if (task.acceptanceCriteria().isEmpty() || steps.stream().anyMatch(s -> !s.criteria().isEmpty())) {
      return steps;
    }
    Set<String> needed = new HashSet<>();
    steps.forEach(step -> needed.addAll(step.dependsOn()));
    return steps.stream().map(s -> needed.contains(s.id()) ? s
        : new Step(s.id(), s.capability(), s.arm(), s.instruction(), s.dependsOn(),
            task.acceptanceCriteria())).toList();
  }
}
