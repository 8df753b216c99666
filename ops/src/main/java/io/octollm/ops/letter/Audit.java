package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody did: with one dead letter, in the transaction that did it, or with a request whose data
 * were taken out as they were sent. A record of {@code replays}, keyed by the replay id.
 *
 * @param action one of the constants
 * @param letter null where no letter was meant
 * @param target where the task or the letter went; null when it went nowhere
 * @param taskId of the task that was worked on: of an edited one the new task's
 * @param edit what was changed; null unless it was edited
 */
public record Audit(
    String replayId,
    String action,
    @Nullable Place letter,
    @Nullable Target target,
    String taskId,
    String requestId,
    Instant at,
    @Nullable Edit edit) {

  public static final String REPLAYED = "replayed";
  public static final String PARKED = "parked";
  public static final String DISMISSED = "dismissed";
  public static final String RESUMED = "resumed";
  public static final String EDITED = "edited";
  public static final String PURGED = "purged";
  public static final String EXPORTED_RAW = "exported_raw";

  /** @param partition null where the key decides */
  public record Target(String topic, @Nullable Integer partition) {}

  /**
   * An edit, as far as the policy lets anybody read it.
   *
   * @param original the original as the filter leaves it, cut like a letter's copy
   * @param changes a line for each field that differs, with both values as the filter leaves them
   */
  public record Edit(@Nullable String original, List<String> changes) {
    public Edit {
      changes = List.copyOf(changes);
    }
  }
}
