package io.octollm.app;

import io.octollm.reflex.Reflex;
import io.octollm.schema.Codec;
import io.octollm.schema.Coordinates;
import io.octollm.schema.Decoded;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.Ids;
import io.octollm.schema.Task;
import io.octollm.schema.TaskReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Sends tasks as they are, keyed by their {@code task_id} if they have one. Thread-safe. */
final class TaskProducer implements AutoCloseable {
  private final RecordProducer producer;
  private final Reflex filter;
  private final TaskReader reader = new TaskReader(TaskReader.DEFAULT_MAX_BYTES);
  private final String topic;

  /** @param filter as the pipeline's, to foretell the id that a task will run under */
  TaskProducer(Map<String, Object> kafka, String topic, Reflex filter) {
    this.filter = filter;
    this.producer = new RecordProducer(kafka);
    this.topic = topic;
  }

  /** Sends one; the future fails with Kafka's reason when the broker did not take it in time. */
  CompletableFuture<Ack> send(byte[] value, String requestId) {
    ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, key(value), value);
    record.headers().add(HeaderNames.REQUEST_ID, requestId.getBytes(StandardCharsets.US_ASCII));
    return producer.send(record).thenApply(at -> ack(value, requestId, at));
  }

  private static byte @Nullable [] key(byte[] value) {
    try {
      JsonNode id = Codec.parse(value).get("task_id");
      return id == null || !id.isString() || id.stringValue().isEmpty()
          ? null
          : id.stringValue().getBytes(StandardCharsets.UTF_8);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Under which id intake admits or rejects the record. */
  private Ack ack(byte[] value, String requestId, RecordMetadata at) {
    String own = switch (reader.read(value)) {
      case Decoded.Value<Task>(Task task) -> task.taskId();
      case Decoded.Problem<Task> problem -> null;
    };
    return new Ack(own == null ? derived("task", value, at) : passable("task", own, value, at),
        passable("req", requestId, value, at), at.topic(), at.partition(), at.offset());
  }

  /** The filter puts a derived id in the place of one that must not pass. */
  private String passable(String kind, String id, byte[] value, RecordMetadata at) {
    return filter.wouldRedact(id) ? derived(kind, value, at) : id;
  }

  private static String derived(String kind, byte[] value, RecordMetadata at) {
    return Ids.derived(kind, new Coordinates(at.topic(), at.partition(), at.offset(),
        Instant.ofEpochMilli(at.timestamp())), Ids.sha256(value));
  }

  @Override
  public void close() {
    producer.close();
  }
}
