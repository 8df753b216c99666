package io.octollm.ops.trace;

import io.octollm.schema.EventName;
import io.octollm.schema.TaskError;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a task, with the times around it.
 *
 * @param seq of the decision that recorded it
 * @param fromSeconds where its bar begins, after the story's start; equals {@code toSeconds} for a
 *     moment
 * @param queueSeconds how long it lay before somebody worked on it; null when it did not lie
 * @param durationSeconds how long somebody worked on it; null when nobody did
 * @param error its code; null when nothing failed
 * @param cause the record or timer that the decision was taken on
 * @param fields everything else that the event says
 * @param why it happened, in words; null when the event's name says it
 */
public record Hop(
    long seq,
    Instant at,
    double fromSeconds,
    double toSeconds,
    EventName event,
    @Nullable String step,
    @Nullable Integer attempt,
    @Nullable String arm,
    @Nullable Double queueSeconds,
    @Nullable Double durationSeconds,
    @Nullable String error,
    Cause cause,
    Map<String, Object> fields,
    @Nullable String why) {

  /**
   * What a decision was taken on.
   *
   * @param kind submitted, refused, outcome, command, timer or slot
   * @param topic null, with partition and offset, where no record was the cause
   */
  public record Cause(
      String kind, @Nullable String topic, @Nullable Integer partition, @Nullable Long offset) {
    @Override
    public String toString() {
      return topic == null ? kind : kind + ' ' + topic + '-' + partition + '@' + offset;
    }
  }

  /** Where a dead letter of the task lies. */
  public record LetterAt(
      String topic, int partition, long offset, String stage, TaskError error, int replayCount) {}
}
