package io.octollm.app;

import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.Submission;
import io.octollm.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/**
 * Follows results and events and knows how each submission ended: in its Result, or as a duplicate
 * of an earlier submission. Opened before the first task is sent, so that none is missed.
 */
final class Endings implements AutoCloseable {
  private static final byte[] DUPLICATE =
      EventName.TASK_DUPLICATE.text().getBytes(StandardCharsets.US_ASCII);

  private final Tail tail;
  private final Topics topics;
  private final Map<Submission, ObjectNode> results = new HashMap<>();
  private final Map<Submission, Submission> firsts = new HashMap<>();
  private boolean lookedBack;

  Endings(Map<String, Object> kafka, Topics topics) {
    this.topics = topics;
    this.tail = Tail.fromNow(kafka, List.of(topics.results(), topics.events()));
  }

  /** Takes in what has come, waiting for it at most so long. */
  void poll(Duration limit) {
    for (ConsumerRecord<byte[], byte[]> record : tail.poll(limit)) {
      if (record.topic().equals(topics.results())) {
        result(record.value());
      } else if (contains(record.value(), DUPLICATE)) {
        duplicate(record.value());
      }
    }
  }

  /** The first submission that this one repeats; null when it is known of none. */
  @Nullable Submission firstOf(Submission submission) {
    return firsts.get(submission);
  }

  /** The Result of a submission, or of the one that it repeats; null when there is none yet. */
  @Nullable ObjectNode of(Submission submission) {
    return results.get(firsts.getOrDefault(submission, submission));
  }

  /** A Result of that task for another submission than this one; null when there is none yet. */
  @Nullable ObjectNode another(String taskId, @Nullable Submission than) {
    return results.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(than))
        .map(Map.Entry::getValue)
        .filter(result -> result.path("task_id").asString("").equals(taskId))
        .findFirst()
        .orElse(null);
  }

  /** Reads old results too, once: a task may repeat one that ended before the first was sent. */
  void lookBack() {
    if (!lookedBack) {
      lookedBack = true;
      tail.rewind(topics.results());
    }
  }

  private void result(byte[] value) {
    try {
      if (Codec.parse(value) instanceof ObjectNode result
          && result.get("submission") instanceof ObjectNode at) {
        results.putIfAbsent(
            new Submission(at.path("partition").asInt(), at.path("offset").asLong()), result);
      }
    } catch (JacksonException e) {
      return; // Only the topology writes here; what it did not write is nobody's result.
    }
  }

  private void duplicate(byte[] value) {
    if (Codec.decode(value, Event.class) instanceof Decoded.Value<Event>(Event event)
        && event.fact().partition() != null && event.fact().offset() != null) {
      Submission repeated = new Submission(event.fact().partition(), event.fact().offset());
      for (Event.Entry entry : event.entries()) {
        if (entry.event() == EventName.TASK_DUPLICATE
            && entry.fields().get("first_partition") instanceof Number partition
            && entry.fields().get("first_offset") instanceof Number offset) {
          firsts.put(repeated, new Submission(partition.intValue(), offset.longValue()));
        }
      }
    }
  }

  private static boolean contains(byte @Nullable [] text, byte[] word) {
    for (int i = 0; text != null && i <= text.length - word.length; i++) {
      if (text[i] == word[0]
          && Arrays.equals(text, i, i + word.length, word, 0, word.length)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    tail.close();
  }
}
