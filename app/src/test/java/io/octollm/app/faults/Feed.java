package io.octollm.app.faults;

import io.octollm.schema.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records at a steady pace and does not mind that the broker dies meanwhile: an idempotent
 * producer repeats what was not acknowledged, and each record lies in its topic once.
 */
final class Feed implements AutoCloseable {
  private static final String TASKS = new Topics(Topics.DEFAULT_PREFIX).tasks();
  private static final int BATCH = 10;
  private static final int FULL_PACE = 1_000;

  private final KafkaProducer<byte[], byte[]> producer;
  private final long pauseNanos;
  private CompletableFuture<Void> done = CompletableFuture.completedFuture(null);

  Feed(String bootstrap) {
    this(bootstrap, FULL_PACE);
  }

  /** Sends at most so many a second. */
  Feed(String bootstrap, int perSecond) {
    pauseNanos = BATCH * 1_000_000_000L / perSecond;
    producer = new KafkaProducer<>(Map.of("bootstrap.servers", bootstrap,
        "enable.idempotence", true, "acks", "all", "delivery.timeout.ms", 180_000,
        "request.timeout.ms", 5_000, "max.block.ms", 180_000),
        new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Begins to send these once all before them are acknowledged. */
  void send(List<Load.Sent> records) {
    done = done.thenRunAsync(() -> sendAll(records), task -> Thread.ofVirtual().start(task));
  }

  private void sendAll(List<Load.Sent> records) {
    List<Future<RecordMetadata>> acks = new ArrayList<>();
    for (Load.Sent record : records) {
      acks.add(producer.send(new ProducerRecord<>(TASKS, record.key(), record.value())));
      if (acks.size() % BATCH == 0) {
        LockSupport.parkNanos(pauseNanos);
      }
    }
    for (Future<RecordMetadata> ack : acks) {
      try {
        ack.get();
      } catch (ExecutionException | InterruptedException e) {
        throw new IllegalStateException("a task was not acknowledged", e);
      }
    }
  }

  /** Waits until all is acknowledged. */
  void finish() {
    done.join();
  }

  @Override
  public void close() {
    producer.close();
  }
}
