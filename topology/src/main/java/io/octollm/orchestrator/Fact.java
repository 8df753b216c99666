package io.octollm.orchestrator;

import io.octollm.schema.Command;
import io.octollm.schema.Coordinates;
import io.octollm.schema.Event.FactRef;
import io.octollm.schema.Ids;
import io.octollm.schema.Origin;
import io.octollm.schema.Outcome;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Task;
import io.octollm.schema.TaskError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that happened, and that the orchestrator decides on. */
public sealed interface Fact {
  /** The id under which the state lies that this fact concerns. */
  String taskId();

  /** How the fact is named in the event. */
  FactRef ref();

  /** Where a submission lies and what rides along with it. */
  record Arrival(Coordinates at, String sha256, RequestContext request) {
    /** The id that the submission gets where it has none that can be used; always the same. */
    public String derivedTaskId() {
      return Ids.derived("task", at, sha256);
    }

    Origin origin() {
      return new Origin(at.topic(), at.partition(), at.offset(), at.timestamp(), sha256);
    }

    FactRef ref(String kind) {
      return reference(kind, at);
    }
  }

  /**
   * What the filter saw in a task, in kinds and counts.
   *
   * @param findings how many values of each type
   * @param verdict of the injection check: allow, flag or block
   */
  record Signs(Map<String, Integer> findings, String verdict, double score, List<String> signals) {
    public static final Signs NONE = new Signs(Map.of(), "allow", 0, List.of());
  }

  /**
   * A valid task came through the filter.
   *
   * @param task redacted, with its id
   * @param idReplaced true when the policy put a derived id in the place of the sender's
   * @param blocked why it is not worked on (the filter stops it, or what would go out upon it is
   *     too large), or null
   * @param cacheLookup what the answer cache said: where it found the answer, why it has none (absent,
   *     expired, off, circuit_open), or the kind of its failure
   */
  record Submitted(
      Arrival arrival,
      Task task,
      String taskId,
      String bodyHash,
      Signs signs,
      boolean idReplaced,
      @Nullable TaskError blocked,
      @Nullable String cacheKey,
      String cacheLookup)
      implements Fact {
    Submitted blockedBy(TaskError error) {
      return new Submitted(arrival, task, taskId, bodyHash, signs, idReplaced, error, null, cacheLookup);
    }

    @Override
    public FactRef ref() {
      return arrival.ref("submitted");
    }
  }

  /**
   * A record of {@code tasks} that is no valid task.
   *
   * @param taskId derived from the record's place
   * @param copy length, hash and position of the problem; never the content
   */
  record Refused(Arrival arrival, String taskId, TaskError error, String copy) implements Fact {
    @Override
    public FactRef ref() {
      return arrival.ref("refused");
    }
  }

  /** An arm reported. */
  record Reported(Coordinates at, Outcome outcome) implements Fact {
    @Override
    public String taskId() {
      return outcome.taskId();
    }

    @Override
    public FactRef ref() {
      return reference("outcome", at);
    }
  }

  /** An arm reported something that does not fit the schema; the headers say of what. */
  record Unreadable(Coordinates at, String taskId, String step, int attempt, TaskError error)
      implements Fact {
    @Override
    public FactRef ref() {
      return reference("outcome", at);
    }
  }

  /** An operator gave a command. */
  record Commanded(Coordinates at, Command command) implements Fact {
    @Override
    public String taskId() {
      return command.taskId();
    }

    @Override
    public FactRef ref() {
      return reference("command", at);
    }
  }

  /** Something of the task is due. */
  record TimerFired(String taskId, Instant at) implements Fact {
    @Override
    public FactRef ref() {
      return new FactRef("timer", null, null, null, at);
    }
  }

  /** A place came free for a waiting step of the task, or the arms changed. */
  record SlotFreed(String taskId, Instant at) implements Fact {
    @Override
    public FactRef ref() {
      return new FactRef("slot", null, null, null, at);
    }
  }

  /**
   * What would have gone out upon a fact does not fit the limit.
   *
   * @param cause the fact
   * @param bytes that the largest output would have had
   */
  record Oversized(Fact cause, long bytes, long limit) implements Fact {
    @Override
    public String taskId() {
      return cause.taskId();
    }

    @Override
    public FactRef ref() {
      return cause.ref();
    }
  }

  private static FactRef reference(String kind, Coordinates at) {
    return new FactRef(kind, at.topic(), at.partition(), at.offset(), at.timestamp());
  }
}
