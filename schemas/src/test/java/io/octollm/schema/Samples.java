package io.octollm.schema;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One record of each kind with nothing left out, and one with nothing that may be left out. */
final class Samples {
  private static final Instant AT = Instant.parse("2026-01-31T12:00:03Z");
  private static final Usage USAGE = new Usage(120, 30, 0.0025, "scripted");
  private static final ObjectNode JSON = Codec.emptyObject().put("a", 1)
      .set("b", JsonNodeFactory.instance.arrayNode().add(true).addNull().add("größer"));

  private Samples() {}

  /** By the type that a topic carries. */
  static Map<Class<?>, List<Object>> all() {
    Map<Class<?>, List<Object>> all = new TreeMap<>((a, b) -> a.getName().compareTo(b.getName()));
    all.put(Task.class, List.of(task(), TaskReaderTest.valid("{\"goal\":\"say hello\"}")));
    all.put(Assignment.class, List.of(assignment(), bareAssignment()));
    all.put(Outcome.class, List.of(
        new Outcome.Started("task-1", "s1", 1, "executor", "host-1"),
        new Outcome.Succeeded("task-1", "s1", 1, "coder", "host-1", JSON, 0.75, USAGE, 1200),
        new Outcome.Failed("task-1", "s1", 2, "coder", "host-1", error(), USAGE, 1200),
        new Outcome.Failed("task-1", "s1", 2, "coder", "", bareError(), Usage.NONE, 0)));
    all.put(Result.class, List.of(result(), bareResult()));
    all.put(Event.class, List.of(event(), bareEvent()));
    all.put(DeadLetter.class, List.of(deadLetter(), bareDeadLetter()));
    all.put(Command.class, List.of(new Command.Cancel("task-1"),
        new Command.Resume("task-1", "s2", JSON), new Command.Resume("task-1", null, null),
        new Command.Release("coder")));
    all.put(ArmCapability.class, List.of(
        new ArmCapability("coder", "host-1", List.of("code", "java"), 8, 3,
            new ArmCapability.Success(98, 100), 3, List.of("large", "small"), true, "bubblewrap",
            "0.1.0", AT),
        new ArmCapability("coder", "host-1", List.of(), 1, 0, ArmCapability.Success.NONE, 0,
            List.of(), false, "none", "", AT)));
    all.put(Setting.class, List.of(new Setting("flag/cache", JSON, AT, "operator")));
    all.put(Document.class, List.of(new Document("doc-1", "A title", "A text", "docs/a.md", JSON)));
    return all;
  }

  static Task task() {
    return TaskReaderTest.valid("""
        {"task_id":"task-1","goal":"g","context":{"a":[1,1.5,1e300]},"constraints":["c"],
         "acceptance_criteria":["d"],"required_capabilities":["code"],"assigned_arm":"coder",
         "priority":"high","budget":{"max_tokens":5,"max_time_seconds":6,"max_cost_usd":0.5,
         "max_retries":2},"deadline":"2026-01-31T12:00:00Z","tenant":"acme","parent_task_id":"p",
         "metadata":{"b":null},"created_at":"2026-01-31T11:00:00.123Z","api_version":"v1",
         "schema_version":"1.0.0"}""");
  }

  private static Assignment assignment() {
    return new Assignment("task-1", "req-1", "s2", 1, 3, "coder", "code", "scripted", "acme", "g", "do",
        JSON, List.of(new StepInput("s1", "retriever", true, JSON)), List.of("c"), List.of("d"),
        "too long", List.of("code"), Budget.DEFAULT, AT, AT);
  }

  private static Assignment bareAssignment() {
    return new Assignment("task-1", "req-1", "s1", 1, 0, "coder", null, null, "default", "g", "g",
        Codec.emptyObject(), List.of(), List.of(), List.of(), null, List.of(), Budget.DEFAULT, null,
        AT);
  }

  private static TaskError error() {
    return TaskError.of(ErrorCode.COMMAND_FAILED, "the command ended with 2").retryAfter(1500)
        .with("class", "java.io.IOException").with("exit", 2);
  }

  private static TaskError bareError() {
    return TaskError.of(ErrorCode.ARM_ERROR, "broken");
  }

  private static Result result() {
    return new Result("task-1", "req-1", new Submission(2, 17), 1, Status.COMPLETED, JSON, error(),
        Source.ARM, List.of(new StepResult("s1", "succeeded", "coder", 2, ErrorCode.STEP_TIMEOUT)),
        USAGE, 0.75, "ab".repeat(32), AT, AT);
  }

  private static Result bareResult() {
    return new Result("task-1", "req-1", new Submission(0, 0), 1, Status.REJECTED, null, null,
        Source.CACHE, List.of(new StepResult("s1", "pending", null, 0, null)), Usage.NONE, 0, null,
        AT, AT);
  }

  private static Event event() {
    View.ArmRow row = new View.ArmRow("coder", List.of("code"), true, View.Breaker.HALF_OPEN, 8, 5,
        98, 100, 3, List.of("large"), true);
    return new Event(AT, 4, "task-1", "req-1", new Event.FactRef("outcome", "octollm.outcomes", 2, 40L, AT),
        new View(AT, 2, "v1", List.of(row), Map.of("coder", 5), true,
            new View.CachedAnswer("key", JSON, 0.5), Map.of("coder",
                new View.Circuit(View.Breaker.OPEN, 5, "task-1", AT, true, 20, 0b1011, 4))),
        List.of(Event.Entry.of(EventName.TASK_COMPLETE, "status", "completed", "duration", 1.5)),
        List.of("result completed"));
  }

  private static Event bareEvent() {
    return new Event(AT, 1, "task-1", "req-1", new Event.FactRef("timer", null, null, null, AT),
        new View(AT, 0, "", List.of(), Map.of(), false, null), List.of(), List.of());
  }

  static DeadLetter deadLetter() {
    return new DeadLetter("task-1", "req-1", "executor", error(), 2, AT,
        new Origin("octollm.tasks", 2, 17, AT, "ab".repeat(32)), 1, "{}", true);
  }

  private static DeadLetter bareDeadLetter() {
    return new DeadLetter("task-1", "req-1", Stage.INTAKE, bareError(), 0, AT,
        new Origin("octollm.tasks", 2, 17, AT, "ab".repeat(32)), 0, null, false);
  }
}
