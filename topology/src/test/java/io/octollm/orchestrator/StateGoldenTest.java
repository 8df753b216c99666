package io.octollm.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Origin;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Status;
import io.octollm.schema.Step;
import io.octollm.schema.Submission;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * States as they lie in the stores of running pipelines. A version that cannot read these files
 * cannot take over from the one before: never change one, add another.
 */
class StateGoldenTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:01.000000002Z");
  private static final TaskError ERROR = TaskError.of(ErrorCode.RATE_LIMITED, "slow down")
      .retryAfter(1_500).with("known", List.of("coder")).with("status", 429);

  private static TaskState state(String name) {
    return switch (name) {
      case "active" -> active();
      case "active-2" -> planned();
      case "ended" -> ended(Status.COMPLETED, null);
      case "ended-failed" -> ended(Status.FAILED, active());
      default -> throw new IllegalArgumentException(name);
    };
  }

  /** A task with a step in each phase. */
  private static TaskState.Active active() {
    Phase[] phases = {
      new Phase.Pending(),
      new Phase.Waiting(List.of("coder"), AT, null),
      new Phase.Waiting(List.of(), AT, AT.plusSeconds(30)),
      new Phase.Assigned("coder", "m-1", AT, AT.plusSeconds(70), true, null),
      new Phase.Assigned("judge", null, AT, AT.plusSeconds(70), false, null),
      new Phase.Retrying("coder", AT.plusSeconds(2), ERROR),
      new Phase.Succeeded("retriever", Codec.emptyObject().put("n", 1), true, 0.75, null),
      new Phase.Failed("coder", ERROR),
      new Phase.Failed(null, TaskError.of(ErrorCode.NO_SUITABLE_ARM, "no arm"))};
    List<StepState> steps = new ArrayList<>();
    for (Phase phase : phases) {
      int number = steps.size();
      steps.add(new StepState(new Step("s" + number, number == 0 ? "code" : null,
          number == 1 ? "coder" : null, "do it", number == 0 ? List.of("s6") : List.of(),
          List.of("short")), number, phase));
    }
    Task task = Tasks.task("'priority':'high','deadline':'2026-01-01T00:05:00Z',"
        + "'required_capabilities':['code'],'metadata':{'deep':[1,2.5,'x',null,true]}");
    return new TaskState.Active("t-1",
        new RequestContext("req-1", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "a=b", "replay-1", 2),
        new Origin("octollm.tasks", 3, 42, AT, "0f".repeat(32)), "ab".repeat(32), task, 1, 7,
        steps, new Usage(100, 20, 0.25, "m-1"), 2, AT, AT.plusSeconds(1), AT.plusSeconds(300),
        "key-1", null);
  }

  /** A planned and judged task: what the second version of the state added. */
  private static TaskState.Active planned() {
    TaskState.Active plain = active();
    Step code = new Step("a", "code", null, "do it", List.of(), List.of("short"));
    List<StepState> steps = List.of(
        new StepState(new Step("plan:2", Role.PLANNING, null, "add two numbers", List.of(), List.of()), 4,
            new Phase.Succeeded("planner", Codec.emptyObject(), false, 0.5, null), "plan.steps is empty", null),
        new StepState(code, 5, new Phase.Succeeded("coder", Codec.emptyObject().put("n", 1), false, 0.75, true),
            "too long", new Attempt("coder", null, ErrorCode.CRITERIA_NOT_MET)),
        new StepState(new Step("judge:a", Role.JUDGING, null, "do it", List.of("a"), List.of("short")), 6,
            new Phase.Assigned("judge", "m-2", AT, AT.plusSeconds(70), false, new Reservation(500, 0.125)),
            null, new Attempt("judge", "m-1", ErrorCode.MODEL_TIMEOUT)));
    return new TaskState.Active(plain.taskId(), plain.request(), plain.origin(), plain.bodyHash(),
        plain.task(), 2, 9, steps, plain.used(), 1, plain.started(), plain.lastAt(), plain.endsAt(), null,
        new Reservation(250, 0.0625));
  }

  private static TaskState.Ended ended(Status status, TaskState.Active last) {
    return new TaskState.Ended("t-1", "req-1", new Submission(3, 42), "0f".repeat(32), status, 1, 4,
        8, AT, AT.plusSeconds(604_800), last);
  }

  private static byte[] file(String name) throws IOException {
    try (InputStream in = StateGoldenTest.class.getResourceAsStream("state-" + name + ".json")) {
      return in.readAllBytes();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"active", "active-2", "ended", "ended-failed"})
  void storedStateIsReadAsItWasMeant(String name) throws IOException {
    assertThat(Codec.decode(file(name), TaskState.class).orThrow()).isEqualTo(state(name));
  }

  /** Run with {@code -Doctollm.golden=write} once, when a version adds a file. */
  private static void writeMissing(String name) throws IOException {
    java.nio.file.Path file = java.nio.file.Path.of(
        "src/test/resources/io/octollm/orchestrator/state-" + name + ".json");
    if (System.getProperty("octollm.golden", "").equals("write") && !java.nio.file.Files.exists(file)) {
      java.nio.file.Files.writeString(file, Codec.tree(state(name)).toPrettyString() + "\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"active", "active-2", "ended", "ended-failed"})
  void stateIsWrittenAsTheFileShows(String name) throws IOException {
    writeMissing(name);
    assertThat(Codec.tree(state(name)).toPrettyString())
        .isEqualTo(Codec.json().readTree(file(name)).toPrettyString());
  }
}
