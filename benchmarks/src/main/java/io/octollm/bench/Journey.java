package io.octollm.bench;

import io.octollm.schema.HeaderNames;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends tasks at a steady rate and clocks each from the send to where a {@code read_committed} reader
 * of another topic has it. One thread sends, the calling one reads.
 */
final class Journey {
  private static final Duration POLL = Duration.ofMillis(5);
  private static final long PATIENCE_NANOS = 60_000_000_000L;

  /** How fast and how long; the first seconds do not count. */
  record Load(int perSecond, int warmSeconds, int seconds) {
    int tasks() {
      return perSecond * (warmSeconds + seconds);
    }

    int warm() {
      return perSecond * warmSeconds;
    }
  }

  /** Percentiles in milliseconds; lost is what did not arrive. */
  record Times(double p50, double p99, int lost) {
    static Times of(List<Double> millis, int lost) {
      return new Times(Rank.of(millis, 0.5), Rank.of(millis, 0.99), lost);
    }
  }

  private record Sent(int number, long nanos) {}

  private final Map<String, Object> kafka;
  private final String from;
  private final String to;
  private final Load load;
  private final Map<String, Sent> under = new ConcurrentHashMap<>();

  Journey(Map<String, Object> kafka, String from, String to, Load load) {
    this.kafka = kafka;
    this.from = from;
    this.to = to;
    this.load = load;
  }

  Times clock() {
    try (KafkaConsumer<byte[], byte[]> reader = reader()) {
      Thread sender = Thread.ofPlatform().daemon().name("journey").start(this::send);
      List<Double> millis = new ArrayList<>();
      int arrived = 0;
      long until = System.nanoTime() + PATIENCE_NANOS + load.tasks() * 1_000_000_000L / load.perSecond();
      while (arrived < load.tasks() && System.nanoTime() < until) {
        for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
          Sent sent = under.remove(new String(record.key(), StandardCharsets.UTF_8));
          if (sent != null) {
            arrived++;
            if (sent.number() >= load.warm()) {
              millis.add((System.nanoTime() - sent.nanos()) / 1e6);
            }
          }
        }
      }
      sender.interrupt();
      return Times.of(millis, load.tasks() - arrived);
    }
  }

  private KafkaConsumer<byte[], byte[]> reader() {
    KafkaConsumer<byte[], byte[]> reader = CommittedReader.of(kafka, List.of(to));
    reader.seekToEnd(reader.assignment());
    reader.assignment().forEach(reader::position);
    return reader;
  }

  private void send() {
    TaskTexts texts = new TaskTexts(7);
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
      int partitions = producer.partitionsFor(from).size();
      long start = System.nanoTime();
      for (int i = 0; i < load.tasks() && !Thread.currentThread().isInterrupted(); i++) {
        TaskTexts.Written task = texts.next();
        long due = start + i * 1_000_000_000L / load.perSecond();
        while (System.nanoTime() < due && !Thread.currentThread().isInterrupted()) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        under.put(task.taskId(), new Sent(i, System.nanoTime()));
        producer.send(new ProducerRecord<>(from, i % partitions,
            task.taskId().getBytes(StandardCharsets.UTF_8), task.json(), List.of(new RecordHeader(
                HeaderNames.REQUEST_ID, texts.requestId().getBytes(StandardCharsets.UTF_8)))));
      }
    }
  }
}
