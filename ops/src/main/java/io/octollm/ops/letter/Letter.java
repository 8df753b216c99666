package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import tools.jackson.databind.node.ObjectNode;

/**
 * A dead letter in its topic.
 *
 * @param letter without its copy, which {@link DeadLetters#show} fetches
 * @param fate what became of it
 * @param resumed how often its task was resumed by a replay, which its own count does not tell
 */
public record Letter(Place place, DeadLetter letter, Fate fate, int resumed) {

  static Letter of(Place place, DeadLetter letter, Fate fate, int resumed) {
    return new Letter(place, new DeadLetter(letter.taskId(), letter.requestId(), letter.stage(),
        letter.error(), letter.attempt(), letter.failedAt(), letter.origin(), letter.replayCount(),
        null, letter.truncated()), fate, resumed);
  }

  /** Whether it is not yet replayed, parked, edited or dismissed. */
  public boolean open() {
    return fate.isOpen();
  }

  /** How often a replay has tried the task again. */
  int replays() {
    return letter.replayCount() + resumed;
  }

  Place originPlace() {
    return new Place(letter.origin().topic(), letter.origin().partition(),
        letter.origin().offset());
  }

  /** The line that {@code dlq ls --json} prints. */
  public ObjectNode toJson() {
    ObjectNode line = Codec.emptyObject();
    line.put("topic", place.topic()).put("partition", place.partition())
        .put("offset", place.offset()).put("task_id", letter.taskId())
        .put("request_id", letter.requestId()).put("stage", letter.stage())
        .put("code", letter.error().code().name()).put("attempt", letter.attempt())
        .put("failed_at", letter.failedAt().toString()).put("replay_count", letter.replayCount());
    line.putObject("origin").put("topic", letter.origin().topic())
        .put("partition", letter.origin().partition()).put("offset", letter.origin().offset());
    return line.put("open", open()).put("state", fate.state().text())
        .put("replay_id", fate.replayId()).put("new_task_id", fate.newTaskId());
  }
}
