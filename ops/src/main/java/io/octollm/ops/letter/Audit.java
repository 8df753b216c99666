package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was done with one dead letter; a record of {@code replays}, keyed by the replay id and
 * written in the transaction that did it.
 *
 * @param action replayed, parked or dismissed
 * @param target where the task or the letter went; null when it went nowhere
 */
public record Audit(
    String replayId,
    String action,
    Place letter,
    @Nullable Target target,
    String taskId,
    String requestId,
    Instant at) {

  public static final String REPLAYED = "replayed";
  public static final String PARKED = "parked";
  public static final String DISMISSED = "dismissed";

  /** @param partition null where the key decides */
  public record Target(String topic, @Nullable Integer partition) {}
}
