package io.octollm.app;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes documents, keyed by their ids. */
final class DocumentProducer implements AutoCloseable {
  private static final int MAX_REQUEST_BYTES = 32 * 1024 * 1024;

  private final KafkaProducer<byte[], byte[]> producer;
  private final String topic;

  DocumentProducer(Map<String, Object> kafka, String topic) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("enable.idempotence", true);
    settings.put("acks", "all");
    settings.put("linger.ms", 5);
    settings.put("batch.size", 256 * 1024);
    settings.put("request.timeout.ms", 10_000);
    settings.put("max.block.ms", (int) TaskProducer.DELIVERY_LIMIT.toMillis());
    settings.put("delivery.timeout.ms", (int) TaskProducer.DELIVERY_LIMIT.toMillis());
    settings.put("max.request.size", MAX_REQUEST_BYTES);
    settings.put("buffer.memory", 2L * MAX_REQUEST_BYTES);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
  }

  /**
   * Writes one; the future fails with Kafka's reason when the broker did not take it in time.
   *
   * @param value null to delete it
   */
  CompletableFuture<RecordMetadata> send(String id, byte @Nullable [] value) {
    CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
    producer.send(new ProducerRecord<>(topic, id.getBytes(StandardCharsets.UTF_8), value),
        (at, error) -> {
          if (error != null) {
            acknowledged.completeExceptionally(error);
          } else {
            acknowledged.complete(at);
          }
        });
    return acknowledged;
  }

  @Override
  public void close() {
    producer.close(Duration.ofSeconds(2));
  }
}
