package io.octollm.app;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Writes documents, keyed by their ids. */
final class DocumentProducer implements AutoCloseable {
  /** Several documents a batch; Kafka's default holds one of their usual size. */
  private static final int BATCH_BYTES = 256 * 1024;

  private final RecordProducer producer;
  private final String topic;

  DocumentProducer(Map<String, Object> kafka, String topic) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("batch.size", BATCH_BYTES);
    this.producer = new RecordProducer(settings);
    this.topic = topic;
  }

  /**
   * Writes one; the future fails with Kafka's reason when the broker did not take it in time.
   *
   * @param value null to delete it
   */
  CompletableFuture<RecordMetadata> send(String id, byte @Nullable [] value) {
    return producer.send(new ProducerRecord<>(topic, id.getBytes(StandardCharsets.UTF_8), value));
  }

  @Override
  public void close() {
    producer.close();
  }
}
