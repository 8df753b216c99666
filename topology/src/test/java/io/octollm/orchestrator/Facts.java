package io.octollm.orchestrator;

import io.octollm.schema.BodyHash;
import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.Coordinates;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Ids;
import io.octollm.schema.Outcome;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Facts for tests, as the shell would hand them in. */
public final class Facts {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Fact.Signs CLEAN = Fact.Signs.NONE;

  private Facts() {}

  public static Coordinates at(String topic, long offset) {
    return new Coordinates(topic, 3, offset, START);
  }

  public static Fact.Arrival arrival(long offset, String replayId) {
    return new Fact.Arrival(at("octollm.tasks", offset), Ids.sha256(new byte[] {(byte) offset}),
        new RequestContext("req-" + offset, null, null, replayId, replayId == null ? 0 : 1));
  }

  public static Fact.Submitted submitted(Task task, long offset) {
    return submitted(task, arrival(offset, null), null, null, "absent");
  }

  public static Fact.Submitted replayed(Task task, long offset) {
    return submitted(task, arrival(offset, "replay-1"), null, null, "absent");
  }

  /** A task whose answer may be in the cache under {@code key-1}. */
  public static Fact.Submitted cacheable(Task task, String lookup) {
    return submitted(task, arrival(1, null), null, "key-1", lookup);
  }

  static Fact.Submitted blocked(Task task, ErrorCode code) {
    return submitted(task, arrival(1, null), TaskError.of(code, "stopped"), null, "absent");
  }

  static Fact.Submitted signed(Task task, Fact.Signs signs, boolean idReplaced) {
    Fact.Submitted plain = submitted(task, 1);
    return new Fact.Submitted(plain.arrival(), task, plain.taskId(), plain.bodyHash(), signs,
        idReplaced, null, null, "absent");
  }

  private static Fact.Submitted submitted(
      Task task, Fact.Arrival arrival, TaskError blocked, String cacheKey, String lookup) {
    return new Fact.Submitted(arrival, task, Objects.requireNonNull(task.taskId()),
        BodyHash.of(task), CLEAN, false, blocked, cacheKey, lookup);
  }

  public static Fact.Refused refused(long offset) {
    return new Fact.Refused(arrival(offset, null), "task-refused-" + offset,
        TaskError.of(ErrorCode.INVALID_FIELD, "goal is missing"), "12 bytes, sha256 0f");
  }

  public static Outcome.Started started(String step, int attempt, String arm) {
    return new Outcome.Started(Tasks.ID, step, attempt, arm, arm + "-0");
  }

  public static Outcome.Succeeded succeeded(String step, int attempt, String arm, String output) {
    return succeeded(step, attempt, arm, output, 0.9, Usage.NONE);
  }

  public static Outcome.Succeeded succeeded(
      String step, int attempt, String arm, String output, double confidence, Usage usage) {
    return new Outcome.Succeeded(Tasks.ID, step, attempt, arm, arm + "-0",
        Codec.json().readTree(output.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
        confidence, usage, 1_500);
  }

  public static Outcome.Failed failed(String step, int attempt, String arm, TaskError error) {
    return new Outcome.Failed(Tasks.ID, step, attempt, arm, arm + "-0", error, Usage.NONE, 700);
  }

  public static TaskError error(ErrorCode code) {
    return new TaskError(code, code.category(), "it went wrong", code.retryable(), null, Map.of());
  }

  public static Fact.Reported reported(Outcome outcome) {
    return new Fact.Reported(at("octollm.outcomes", 70), outcome);
  }

  public static Fact.Unreadable unreadable(String step, int attempt) {
    return new Fact.Unreadable(at("octollm.outcomes", 71), Tasks.ID, step, attempt,
        TaskError.of(ErrorCode.INVALID_OUTCOME, "outcome: kind is missing"));
  }

  public static Fact.Commanded commanded(Command command) {
    return new Fact.Commanded(at("octollm.control", 80), command);
  }

  public static Fact.Commanded cancel() {
    return commanded(new Command.Cancel(Tasks.ID));
  }

  public static Fact.Oversized oversized(Fact cause) {
    return new Fact.Oversized(cause, 3_000_000, 2_000_000);
  }
}
