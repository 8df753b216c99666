package io.octollm.app;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics without a group, committed records only, over all their partitions. For one thread.
 */
final class Tail implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  private Tail(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    this.consumer = consumer;
    this.partitions = partitions;
    consumer.assign(partitions);
  }

  /** From the first record that is still there. */
  static Tail fromBeginning(Map<String, Object> kafka, Collection<String> topics) {
    Tail tail = open(kafka, topics);
    tail.consumer.seekToBeginning(tail.partitions);
    return tail;
  }

  /** From what is written after this call returned. */
  static Tail fromNow(Map<String, Object> kafka, Collection<String> topics) {
    Tail tail = open(kafka, topics);
    tail.ends().forEach(tail.consumer::seek);
    return tail;
  }

  private static Tail open(Map<String, Object> kafka, Collection<String> topics) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("default.api.timeout.ms", (int) LIMIT.toMillis());
    KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings,
        new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      return new Tail(consumer, topics.stream().flatMap(topic -> partitions(consumer, topic)).toList());
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private static Stream<TopicPartition> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    List<PartitionInfo> found = consumer.partitionsFor(topic, LIMIT);
    if (found.isEmpty()) {
      throw Failure.unreachable(topic + " is missing: make it with `octollm topics --create`");
    }
    return found.stream().map(info -> new TopicPartition(info.topic(), info.partition()));
  }

  /** Reads the topic again from its first record, beside what comes. */
  void rewind(String topic) {
    consumer.seekToBeginning(partitions.stream().filter(p -> p.topic().equals(topic)).toList());
  }

  Iterable<ConsumerRecord<byte[], byte[]>> poll(Duration limit) {
    return consumer.poll(limit);
  }

  /** Where the topics end now, for a reader of committed records. */
  Map<TopicPartition, Long> ends() {
    return consumer.endOffsets(partitions, LIMIT);
  }

  /** Whether everything before those ends was read. */
  boolean passed(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), LIMIT) >= end.getValue());
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
