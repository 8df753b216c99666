package io.octollm.ops.letter;

import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicReader;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Cut;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Reads the dead letters of other programs, by the headers that Kafka Streams, Spring Kafka and Kafka
 * Connect write. What a header says in words goes through the filter first. Holds nothing; thread-safe.
 */
public final class ForeignLetters {
  private static final int MOST_TEXT = 500;

  /** Where each kind of writer puts what: the names behind its prefix. */
  private enum Writer {
    STREAMS("__streams.errors.", "topic", "partition", "offset", "exception", "message"),
    SPRING("kafka_dlt-", "original-topic", "original-partition", "original-offset", "exception-fqcn",
        "exception-message"),
    CONNECT("__connect.errors.", "topic", "partition", "offset", "exception.class.name",
        "exception.message");

    private final String topic;
    private final String partition;
    private final String offset;
    private final String errorClass;
    private final String message;

    Writer(String prefix, String topic, String partition, String offset, String errorClass,
        String message) {
      this.topic = prefix + topic;
      this.partition = prefix + partition;
      this.offset = prefix + offset;
      this.errorClass = prefix + errorClass;
      this.message = prefix + message;
    }
  }

  private final Map<String, Object> kafka;
  private final Reflex reflex;

  public ForeignLetters(Map<String, Object> kafka, Reflex reflex) {
    this.kafka = Map.copyOf(kafka);
    this.reflex = reflex;
  }

  /**
   * Letters as found, oldest first in each partition.
   *
   * @param leftOff how many more there are than the limit lets in
   * @param tally what the reading cost; incomplete when it ended at a limit of its own
   */
  public record Found(List<ForeignLetter> letters, int leftOff, Tally tally) {}

  /**
   * The records of a topic from one time on and before another, whoever wrote them.
   *
   * @param limit how many at the most
   */
  public Found list(String topic, @Nullable Instant since, @Nullable Instant until, int limit) {
    List<ForeignLetter> letters = new ArrayList<>();
    int[] leftOff = {0};
    try (TopicReader reader = new TopicReader(kafka)) {
      Tally tally = reader.read(Stretch.whole(List.of(topic)).from(since), record -> {
        Instant at = Instant.ofEpochMilli(record.timestamp());
        if (until != null && !at.isBefore(until)) {
          return;
        }
        if (letters.size() < limit) {
          letters.add(letter(record, at));
        } else {
          leftOff[0]++;
        }
      });
      return new Found(List.copyOf(letters), leftOff[0], tally);
    }
  }

  private ForeignLetter letter(ConsumerRecord<byte[], byte[]> record, Instant at) {
    Map<String, byte[]> headers = new HashMap<>();
    for (Header header : record.headers()) {
      if (header.value() != null) {
        headers.put(header.key(), header.value());
      }
    }
    for (Writer writer : Writer.values()) {
      String topic = text(headers.get(writer.topic));
      if (topic != null) {
        return new ForeignLetter(DeadLetters.place(record), at, topic,
            number(headers.get(writer.partition)), number(headers.get(writer.offset)),
            text(headers.get(writer.errorClass)), text(headers.get(writer.message)));
      }
    }
    return new ForeignLetter(DeadLetters.place(record), at, null, null, null, null, null);
  }

  /** What the filter leaves of it, cut. */
  private @Nullable String text(byte @Nullable [] value) {
    if (value == null) {
      return null;
    }
    String safe = String.valueOf(reflex.redact(new String(value, StandardCharsets.UTF_8)).value());
    return safe.length() <= MOST_TEXT ? safe : Cut.to(safe, MOST_TEXT) + "…";
  }

  /** Spring writes numbers as big-endian bytes, the others as text. */
  private static @Nullable Long number(byte @Nullable [] value) {
    if (value == null) {
      return null;
    }
    String text = new String(value, StandardCharsets.UTF_8);
    if (text.matches("\\d{1,18}")) {
      return Long.valueOf(text);
    }
    return switch (value.length) {
      case Integer.BYTES -> (long) ByteBuffer.wrap(value).getInt();
      case Long.BYTES -> ByteBuffer.wrap(value).getLong();
      default -> null;
    };
  }
}
