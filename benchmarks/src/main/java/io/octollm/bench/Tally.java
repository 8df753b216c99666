package io.octollm.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/**
 * What a topic holds, counted by reading it with read_committed: transaction markers do not count.
 *
 * @param valueBytes of all records together
 * @param lastHeaders of the record read last
 */
record Tally(long records, long valueBytes, List<Header> lastHeaders) {
  static final Tally NONE = new Tally(0, 0, List.of());
  private static final Duration POLL = Duration.ofMillis(200);

  static Tally of(Map<String, Object> kafka, String topic) {
    try (KafkaConsumer<byte[], byte[]> consumer = CommittedReader.of(kafka, List.of(topic))) {
      Set<TopicPartition> partitions = consumer.assignment();
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Tally tally = NONE;
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          tally = tally.plus(record);
        }
      }
      return tally;
    }
  }

  private Tally plus(ConsumerRecord<byte[], byte[]> record) {
    byte[] value = record.value();
    return new Tally(records + 1, valueBytes + (value == null ? 0 : value.length),
        List.of(record.headers().toArray()));
  }

  /** What is here beyond an earlier, smaller tally. */
  Tally minus(Tally earlier) {
    return new Tally(records - earlier.records, valueBytes - earlier.valueBytes, lastHeaders);
  }

  int meanBytes() {
    return records == 0 ? 0 : (int) Math.round((double) valueBytes / records);
  }
}
