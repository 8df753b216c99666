package io.octollm.ops.lag;

import io.octollm.ops.topic.Clients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads the timestamp of the first committed record at or after an offset: the true age of a lag,
 * nothing interpolated. For one thread.
 */
final class OldestUnread implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final KafkaConsumer<byte[], byte[]> consumer;

  OldestUnread(Map<String, Object> kafka) {
    Map<String, Object> small = new HashMap<>(kafka);
    small.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 16 * 1024);
    this.consumer = Clients.consumer(small);
  }

  /** What lies at an offset. */
  sealed interface Answer {
    /** The oldest unread record's time, in milliseconds since the epoch. */
    record Timestamp(long millis) implements Answer {}

    /** Only markers of transactions, or aborted records. */
    record Nothing() implements Answer {}

    /** The time limit came first. */
    record Unknown() implements Answer {}
  }

  /**
   * Answers for each offset of each partition. Groups that stand at different offsets of one
   * partition are asked one round after the other.
   *
   * @param positions partition to offset to end offset
   */
  Map<TopicPartition, Map<Long, Answer>> ask(Map<TopicPartition, Map<Long, Long>> positions) {
    Map<TopicPartition, Map<Long, Answer>> answers = new HashMap<>();
    Map<TopicPartition, TreeMap<Long, Long>> left = new HashMap<>();
    positions.forEach((partition, offsets) -> left.put(partition, new TreeMap<>(offsets)));
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!left.isEmpty() && System.nanoTime() < deadline) {
      Map<TopicPartition, Map.Entry<Long, Long>> round = new HashMap<>();
      left.forEach((partition, offsets) -> round.put(partition, offsets.pollFirstEntry()));
      left.values().removeIf(Map::isEmpty);
      round(round, deadline).forEach((partition, answer) ->
          answers.computeIfAbsent(partition, p -> new HashMap<>()).putAll(answer));
    }
    return answers;
  }

  private Map<TopicPartition, Map<Long, Answer>> round(
      Map<TopicPartition, Map.Entry<Long, Long>> round, long deadline) {
    Map<TopicPartition, Map<Long, Answer>> answers = new HashMap<>();
    consumer.assign(round.keySet());
    consumer.resume(consumer.paused());
    round.forEach((partition, span) -> consumer.seek(partition, span.getKey()));
    while (answers.size() < round.size() && System.nanoTime() < deadline) {
      var polled = consumer.poll(POLL);
      List<TopicPartition> answered = new ArrayList<>();
      round.forEach((partition, span) -> {
        if (answers.containsKey(partition)) {
          return;
        }
        List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
        if (!records.isEmpty() && records.getFirst().offset() < span.getValue()) {
          answers.put(partition, Map.of(span.getKey(),
              new Answer.Timestamp(records.getFirst().timestamp())));
          answered.add(partition);
        } else if (!records.isEmpty() || consumer.position(partition) >= span.getValue()) {
          answers.put(partition, Map.of(span.getKey(), new Answer.Nothing()));
          answered.add(partition);
        }
      });
      consumer.pause(answered);
    }
    return answers;
  }

  @Override
  public void close() {
    consumer.close();
  }
}
