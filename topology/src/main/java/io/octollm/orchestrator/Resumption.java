package io.octollm.orchestrator;

import io.octollm.schema.Command;
import io.octollm.schema.Step;
import io.octollm.schema.Task;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Takes a failed task up again where it failed, or at a step that the command names. */
final class Resumption {
  private Resumption() {}

  /**
   * The task's next run: what was done stays done, its retries and its time begin anew, and what it
   * has used counts on.
   *
   * @return null when there is nothing to go on from: it did not fail, its state is no longer kept, or
   *     it has no step of that name
   */
  static TaskState.@Nullable Active of(TaskState.Ended ended, Command.Resume command, Instant now) {
    TaskState.Active last = ended.last();
    String named = command.step();
    if (last == null || named != null && last.step(named) == null) {
      return null;
    }
    Task task = edited(last.task(), command.input());
    Set<String> anew = named == null ? Set.of() : followers(last.steps(), named);
    List<StepState> steps = last.steps().stream()
        .map(step -> reopened(step, anew, command)).toList();
    return new TaskState.Active(last.taskId(), last.request(), last.origin(), last.bodyHash(), task,
        ended.run() + 1, ended.seq() + 1, steps, last.used(), 0, now, now, endsAt(task, now),
        command.input() == null ? last.cacheKey() : null, last.lost());
  }

  private static Instant endsAt(Task task, Instant now) {
    Instant spent = now.plusSeconds(task.budget().maxTimeSeconds());
    Instant deadline = task.deadline();
    return deadline != null && deadline.isBefore(spent) ? deadline : spent;
  }

  /** An object as input changes the fields of the task's context that it names. */
  private static Task edited(Task task, @Nullable JsonNode input) {
    if (!(input instanceof ObjectNode fields)) {
      return task;
    }
    ObjectNode context = task.context().deepCopy();
    context.setAll(fields);
    return task.withContext(context);
  }

  private static StepState reopened(StepState step, Set<String> anew, Command.Resume command) {
    boolean failed = step.phase() instanceof Phase.Failed;
    if (step.phase() instanceof Phase.Succeeded && !anew.contains(step.id())) {
      return step;
    }
    boolean meant = command.step() == null ? failed : step.id().equals(command.step());
    JsonNode input = command.input();
    Step next = meant && input != null && input.isString()
        ? instructed(step.step(), input.stringValue()) : step.step();
    return new StepState(next, step.attempts(), new Phase.Pending(), step.feedback(), null);
  }

  /** A text as input is the step's instruction from now on. */
  private static Step instructed(Step step, String instruction) {
    return new Step(step.id(), step.capability(), step.arm(), instruction, step.dependsOn(),
        step.criteria());
  }

  /** A step and all that was made of its output, verdicts included. */
  private static Set<String> followers(List<StepState> steps, String first) {
    Set<String> found = new HashSet<>(Set.of(first));
    while (steps.stream().filter(s -> s.step().dependsOn().stream().anyMatch(found::contains))
        .map(StepState::id).toList() instanceof List<String> next && found.addAll(next)) {
      // until nothing more depends on them
    }
    return found;
  }
}
