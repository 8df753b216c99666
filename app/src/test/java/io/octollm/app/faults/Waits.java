package io.octollm.app.faults;

import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;

/**
 * Clocks each submission from the broker's time of its record to the moment at which a
 * {@code read_committed} reader, a thread of its own, has its Result.
 */
final class Waits implements AutoCloseable {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  private static final Duration POLL = Duration.ofMillis(20);

  private record Place(int partition, long offset) {}

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Place, Instant> sent = new ConcurrentHashMap<>();
  private final Map<Place, Instant> ended = new ConcurrentHashMap<>();
  private final Thread thread;

  Waits(String bootstrap) {
    consumer = new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> all = Stream.of(TOPICS.tasks(), TOPICS.results())
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(at -> new TopicPartition(at.topic(), at.partition())).toList();
    consumer.assign(all);
    consumer.seekToBeginning(all);
    thread = Thread.ofPlatform().daemon().name("waits").start(this::read);
  }

  private void read() {
    try (consumer) {
      while (true) {
        consumer.poll(POLL).forEach(record -> note(record, Instant.now()));
      }
    } catch (WakeupException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(ConsumerRecord<byte[], byte[]> record, Instant now) {
    if (record.topic().equals(TOPICS.tasks())) {
      sent.put(new Place(record.partition(), record.offset()), Instant.ofEpochMilli(record.timestamp()));
    } else {
      JsonNode submission = Codec.json().readTree(record.value()).get("submission");
      ended.putIfAbsent(new Place(submission.get("partition").intValue(),
          submission.get("offset").longValue()), now);
    }
  }

  /** The waits of what came since a moment and has ended, the shortest first. */
  List<Duration> since(Instant from) {
    return sent.entrySet().stream()
        .filter(at -> !at.getValue().isBefore(from) && ended.containsKey(at.getKey()))
        .map(at -> Duration.between(at.getValue(), ended.get(at.getKey()))).sorted().toList();
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
