package io.octollm.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records for a verb: each once and in order, or not within the limit. Thread-safe. */
final class RecordProducer implements AutoCloseable {
  /** How long a record may wait for its acknowledgement before it counts as not sent. */
  static final Duration DELIVERY_LIMIT = Duration.ofSeconds(30);

  private static final int MAX_REQUEST_BYTES = 32 * 1024 * 1024;

  private final KafkaProducer<byte[], byte[]> producer;

  RecordProducer(Map<String, Object> kafka) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("enable.idempotence", true);
    settings.put("acks", "all");
    settings.put("linger.ms", 5);
    settings.put("request.timeout.ms", 10_000);
    settings.put("max.block.ms", (int) DELIVERY_LIMIT.toMillis());
    settings.put("delivery.timeout.ms", (int) DELIVERY_LIMIT.toMillis());
    settings.put("max.request.size", MAX_REQUEST_BYTES);
    settings.put("buffer.memory", 2L * MAX_REQUEST_BYTES);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Sends one; the future fails with Kafka's reason when the broker did not take it in time. */
  CompletableFuture<RecordMetadata> send(ProducerRecord<byte[], byte[]> record) {
    CompletableFuture<RecordMetadata> acknowledged = new CompletableFuture<>();
    producer.send(record, (at, error) -> {
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
