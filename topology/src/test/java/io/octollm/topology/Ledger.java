package io.octollm.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.orchestrator.Decision;
import io.octollm.orchestrator.Effect;
import io.octollm.orchestrator.Fact;
import io.octollm.orchestrator.Phase;
import io.octollm.orchestrator.StepState;
import io.octollm.orchestrator.TaskState;
import io.octollm.schema.Assignment;
import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.Outcome;
import io.octollm.schema.Result;
import io.octollm.schema.Status;
import io.octollm.schema.Submission;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Watches a history and holds it against what is promised, with books of its own. */
final class Ledger {
  /** What was promised for a submission when it came. */
  private enum Promise { ADMITTED, REJECTED, DUPLICATE }

  /** A task as the promises see it: how it ended is null while it runs. */
  private record Known(String bodyHash, Submission submission, Status ended) {}

  private record Run(Submission submission, int number) {}

  private record Attempted(Run run, String step) {}

  private static final int PLANS = 3;
  private final Map<String, Known> tasks = new HashMap<>();
  private final Map<Submission, Promise> promises = new HashMap<>();
  private final Map<Submission, Integer> runs = new HashMap<>();
  private final Map<Run, Status> ends = new HashMap<>();
  private final Map<Submission, Integer> duplicates = new HashMap<>();
  private final Map<Submission, Integer> letters = new HashMap<>();
  private final Map<Attempted, Integer> attempts = new HashMap<>();
  private final Set<Attempted> unsafe = new HashSet<>();

  private final boolean obedient;

  /** @param obedient whether arms use no more than what was set aside for them */
  Ledger(boolean obedient) {
    this.obedient = obedient;
  }

  /** Books a decision. */
  void took(TaskState before, Fact given, Decision decision) {
    Fact fact = given instanceof Fact.Oversized(Fact cause, long _, long _) ? cause : given;
    switch (fact) {
      case Fact.Submitted submitted -> promise(submitted, decision);
      case Fact.Refused refused ->
          promises.put(place(refused.arrival()), Promise.REJECTED);
      case Fact.Reported(var _, Outcome.Started started) when !decision.effects().isEmpty()
          && decision.state() instanceof TaskState.Active task ->
          unsafe.add(new Attempted(run(task), started.step()));
      // Another output of the same step is judged by another act.
      case Fact.Reported(var _, Outcome.Succeeded done) when done.step().startsWith("judge:")
          && before instanceof TaskState.Active task && !decision.effects().isEmpty() ->
          unsafe.remove(new Attempted(run(task), done.step()));
      default -> { }
    }
    for (Effect effect : decision.effects()) {
      switch (effect) {
        case Effect.End(var _, Result result) -> ended(result);
        case Effect.Bury(var _, var letter) -> letters.merge(
            new Submission(letter.origin().partition(), letter.origin().offset()), 1, Integer::sum);
        case Effect.Assign(var _, Assignment assignment) -> assigned(before, assignment, decision);
        case Effect.Note(var _, Event event) -> event.entries().forEach(entry ->
            noted(entry.event(), fact, decision));
        case Effect.Remember _ -> { }
      }
    }
    if (obedient && decision.state() instanceof TaskState.Active task) {
      assertWithinBudget(task);
    }
    if (decision.state() instanceof TaskState.Unknown && before instanceof TaskState.Ended) {
      tasks.remove(fact.taskId());
    }
  }

  private void noted(EventName name, Fact fact, Decision decision) {
    if (name == EventName.TASK_DUPLICATE) {
      duplicates.merge(place(((Fact.Submitted) fact).arrival()), 1, Integer::sum);
    } else if (name == EventName.TASK_RESUMED) {
      Known known = tasks.get(fact.taskId());
      assertThat(known.ended()).as("resumed").isEqualTo(Status.FAILED);
      runs.merge(known.submission(), 1, Integer::sum);
      if (decision.state() instanceof TaskState.Active) {
        tasks.put(fact.taskId(), new Known(known.bodyHash(), known.submission(), null));
      }
    }
  }

  /** What was used, may have been used, and is set aside is never more than there was. */
  private static void assertWithinBudget(TaskState.Active task) {
    long tokens = task.used().tokens() + (task.lost() == null ? 0 : task.lost().tokens());
    double cost = task.used().costUsd() + (task.lost() == null ? 0 : task.lost().costUsd());
    for (StepState step : task.steps()) {
      if (step.phase() instanceof Phase.Assigned assigned && assigned.reserved() != null) {
        tokens += assigned.reserved().tokens();
        cost += assigned.reserved().costUsd();
      }
    }
    assertThat(tokens).as("tokens").isLessThanOrEqualTo(task.task().budget().maxTokens());
    assertThat(cost).as("cost").isLessThanOrEqualTo(task.task().budget().maxCostUsd() + 1e-6);
  }

  private void promise(Fact.Submitted fact, Decision decision) {
    Known known = tasks.get(fact.taskId());
    Submission place = place(fact.arrival());
    Promise promise;
    if (known != null && !known.bodyHash().equals(fact.bodyHash())) {
      promise = Promise.REJECTED;
    } else if (known != null && (known.ended() == null || known.ended() == Status.COMPLETED
        || fact.arrival().request().replayId() == null)) {
      promise = Promise.DUPLICATE;
    } else {
      boolean readable = decision.state() instanceof TaskState.Active
          || decision.state() instanceof TaskState.Ended;
      assertThat(readable).isEqualTo(!fact.task().context().path("steps").isString());
      promise = readable ? Promise.ADMITTED : Promise.REJECTED;
    }
    promises.put(place, promise);
    if (promise == Promise.ADMITTED) {
      tasks.put(fact.taskId(), new Known(fact.bodyHash(), place, null));
    }
  }

  private void ended(Result result) {
    assertThat(ends.put(new Run(result.submission(), result.run()), result.status()))
        .as("ended twice").isNull();
    Known known = tasks.get(result.taskId());
    if (promises.get(result.submission()) == Promise.ADMITTED) {
      assertThat(known.submission()).isEqualTo(result.submission());
      tasks.put(result.taskId(),
          new Known(known.bodyHash(), result.submission(), result.status()));
    } else {
      assertThat(known).as("a rejected submission bears an id of its own").isNull();
      assertThat(result.status()).isEqualTo(Status.REJECTED);
    }
  }

  private void assigned(TaskState before, Assignment assignment, Decision decision) {
    assertThat(decision.state()).as("given after the end").isInstanceOf(TaskState.Active.class);
    TaskState.Active task = (TaskState.Active) decision.state();
    Attempted attempted = new Attempted(run(task), assignment.step());
    assertThat(unsafe).as("unsafe work given twice").doesNotContain(attempted);
    // Another plan may have a step of the same name.
    int plans = task.steps().stream().anyMatch(s -> s.step().id().startsWith("plan:")) ? PLANS : 1;
    assertThat(attempts.merge(attempted, 1, Integer::sum))
        .isLessThanOrEqualTo((1 + task.task().budget().maxRetries()) * plans);
    assertThat(assignment.leaseUntil()).isBeforeOrEqualTo(task.endsAt());
    if (before instanceof TaskState.Active was && submission(was).equals(submission(task))) {
      for (StepState step : was.steps()) {
        if (step.step().id().equals(assignment.step())
            && step.phase() instanceof Phase.Retrying retrying) {
          assertThat(task.lastAt()).as("given early").isAfterOrEqualTo(retrying.due());
        }
      }
    }
  }

  /** What must hold when nothing more is to come. */
  void close() {
    promises.forEach((place, promise) -> {
      int due = 1 + runs.getOrDefault(place, 0);
      List<Status> all = java.util.stream.IntStream.rangeClosed(1, due)
          .mapToObj(number -> ends.get(new Run(place, number))).toList();
      Status end = all.getLast();
      switch (promise) {
        case ADMITTED -> assertThat(all).as("runs of %s that never ended", place).doesNotContainNull();
        case REJECTED -> assertThat(end).isEqualTo(Status.REJECTED);
        case DUPLICATE -> assertThat(end).as("%s is a duplicate", place).isNull();
      }
      assertThat(duplicates.getOrDefault(place, 0)).isEqualTo(promise == Promise.DUPLICATE ? 1 : 0);
      assertThat(letters.getOrDefault(place, 0))
          .isEqualTo((int) all.stream().filter(s -> s == Status.FAILED || s == Status.REJECTED).count());
    });
    assertThat(ends.keySet()).allMatch(run -> promises.containsKey(run.submission())
        && run.number() <= 1 + runs.getOrDefault(run.submission(), 0));
  }

  /** How submissions ended, so that a test can see that it saw them all. */
  List<Object> endings() {
    Set<Object> all = new HashSet<>(ends.values());
    promises.values().stream().filter(p -> p == Promise.DUPLICATE).forEach(all::add);
    return List.copyOf(all);
  }

  private static Submission submission(TaskState.Active task) {
    return new Submission(task.origin().partition(), task.origin().offset());
  }

  private static Run run(TaskState.Active task) {
    return new Run(submission(task), task.run());
  }

  private static Submission place(Fact.Arrival arrival) {
    return new Submission(arrival.at().partition(), arrival.at().offset());
  }
}
