package io.octollm.orchestrator;

import io.octollm.schema.Tagged;
import io.octollm.schema.TaskError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where a step stands. */
public sealed interface Phase extends Tagged {

  /** Some step that it depends on is not done. */
  record Pending() implements Phase {}

  /**
   * It could run, and no arm can take it now.
   *
   * @param arms the arm in whose queue it stands; or, with {@code until}, those that could do it
   *     and are not alive; empty while no arm is known at all
   * @param until when waiting for an arm to come alive ends; null while it stands in a queue
   * @param held true when it stands in the queue since too much failed at the arm; null when not
   */
  record Waiting(List<String> arms, Instant since, @Nullable Instant until, @Nullable Boolean held)
      implements Phase {
    public Waiting {
      arms = List.copyOf(arms);
    }

    /** A step that nobody holds back. */
    public Waiting(List<String> arms, Instant since, @Nullable Instant until) {
      this(arms, since, until, null);
    }
  }

  /**
   * An arm has it.
   *
   * @param giveUpAt when the orchestrator stops waiting for the outcome
   * @param unsafeStarted true once the arm has said that an unrepeatable act began
   * @param reserved of the task's budget for this attempt; null for nothing
   */
  record Assigned(String arm, @Nullable String model, Instant at, Instant giveUpAt,
      boolean unsafeStarted, @Nullable Reservation reserved) implements Phase {

    Assigned started() {
      return new Assigned(arm, model, at, giveUpAt, true, reserved);
    }

    Reservation reservation() {
      return reserved == null ? Reservation.NONE : reserved;
    }
  }

  /** The last attempt failed and another one is due. */
  record Retrying(String arm, Instant due, TaskError error) implements Phase {}

  /** @param unsafe true when it was an unrepeatable act; null when not */
  record Succeeded(String arm, JsonNode output, boolean tainted, double confidence,
      @Nullable Boolean unsafe) implements Phase {}

  record Failed(@Nullable String arm, TaskError error) implements Phase {}
}
