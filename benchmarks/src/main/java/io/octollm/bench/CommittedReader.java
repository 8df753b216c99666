package io.octollm.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Consumers of whole topics, in no group. */
final class CommittedReader {
  private static final int MOST_RECORDS = 5_000;

  private CommittedReader() {}

  /** Of every partition of these topics, from their beginning; it sees what is committed. */
  static KafkaConsumer<byte[], byte[]> of(Map<String, Object> kafka, List<String> topics) {
    return of(kafka, topics, IsolationLevel.READ_COMMITTED);
  }

  /** As {@link #of(Map, List)}, but it sees what the level shows. */
  static KafkaConsumer<byte[], byte[]> of(
      Map<String, Object> kafka, List<String> topics, IsolationLevel sees) {
    Map<String, Object> config = new HashMap<>(kafka);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, sees.toString());
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    KafkaConsumer<byte[], byte[]> reader =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions = new ArrayList<>();
    for (String topic : topics) {
      reader.partitionsFor(topic).forEach(p -> partitions.add(new TopicPartition(topic, p.partition())));
    }
    reader.assign(partitions);
    reader.seekToBeginning(partitions);
    return reader;
  }
}
