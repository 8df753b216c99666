package io.octollm.orchestrator;

import io.octollm.schema.Command;
import io.octollm.schema.ErrorCode;
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
   * has used counts on; so does what attempts may have used that were under way when it failed.
   *
   * @return null when there is nothing to go on from: it did not fail, its state is no longer kept, it
   *     has no step of that name, or a step that is not named began an unrepeatable act whose end is
   *     unknown
   */
  static TaskState.@Nullable Active of(TaskState.Ended ended, Command.Resume command, Instant now) {
    TaskState.Active last = ended.last();
    String named = command.step();
    if (last == null || named != null && last.step(named) == null
        || last.steps().stream().anyMatch(step -> isInDoubt(step) && !step.id().equals(named))) {
      return null;
    }
    Task task = edited(last.task(), command.input());
    Set<String> anew = named == null ? Set.of() : followers(last.steps(), named);
    List<StepState> steps = last.steps().stream()
        .map(step -> reopened(step, anew, command)).toList();
    return new TaskState.Active(last.taskId(), last.request(), last.origin(), last.bodyHash(), task,
        ended.run() + 1, ended.seq() + 1, steps, last.used(), 0, now, now, endsAt(task, now),
        command.input() == null ? last.cacheKey() : null, lost(last));
  }

  /** Nobody knows whether the act was done: only who names the step may have it done again. */
  private static boolean isInDoubt(StepState step) {
    return switch (step.phase()) {
      case Phase.Assigned assigned -> assigned.unsafeStarted();
      case Phase.Failed failed -> failed.error().code() == ErrorCode.IN_DOUBT;
      case Phase.Pending _, Phase.Waiting _, Phase.Retrying _, Phase.Succeeded _ -> false;
    };
  }

  private static Reservation lost(TaskState.Active last) {
    Reservation lost = last.lost() == null ? Reservation.NONE : last.lost();
    for (StepState step : last.steps()) {
      if (step.phase() instanceof Phase.Assigned assigned) {
        lost = lost.plus(assigned.reservation());
      }
    }
    return lost;
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
    int before;
    do {
      before = found.size();
      steps.stream().filter(step -> step.step().dependsOn().stream().anyMatch(found::contains))
          .map(StepState::id).forEach(found::add);
    } while (found.size() > before);
    return found;
  }
}
