package io.octollm.orchestrator;

import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.Usage;

/** Many tasks in turn on one partition, each with an id of its own, before the arm worker. */
final class Lane {
  static final String ARM = "worker";
  final Story story = Story.withWorker();
  private int tasks;

  /** Another task comes. */
  Told submit(String fields) {
    story.next();
    return story.on(Facts.submitted(Tasks.task(fields).withId(id(++tasks)), tasks));
  }

  /** Another task's first attempt ends so; null is well. */
  Told task(String fields, ErrorCode code) {
    submit(fields);
    return report(1, code);
  }

  /** An attempt of the latest task ends so; null is well. */
  Told report(int attempt, ErrorCode code) {
    return on(code == null
        ? new Outcome.Succeeded(latest(), "step-1", attempt, ARM, "w", Codec.emptyObject(), 1, Usage.NONE, 1)
        : new Outcome.Failed(latest(), "step-1", attempt, ARM, "w", Facts.error(code), Usage.NONE, 1));
  }

  /** The latest task's attempt begins an unrepeatable act. */
  Told begins(int attempt) {
    return on(new Outcome.Started(latest(), "step-1", attempt, ARM, "w"));
  }

  private Told on(Outcome outcome) {
    return story.on(new Fact.Reported(Facts.at("octollm.outcomes", tasks), outcome));
  }

  /** The latest task is looked at again. */
  Told slot() {
    return story.on(new Fact.SlotFreed(latest(), story.now()));
  }

  Told timer() {
    return story.on(new Fact.TimerFired(latest(), story.now()));
  }

  String latest() {
    return id(tasks);
  }

  private static String id(int number) {
    return "t-" + number;
  }
}
