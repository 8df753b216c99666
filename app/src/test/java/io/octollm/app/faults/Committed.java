package io.octollm.app.faults;

import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import tools.jackson.databind.JsonNode;

/** What is committed in topics by now, read from their beginning. */
record Committed(List<JsonNode> values) {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

  static Committed results(String bootstrap) {
    return in(bootstrap, List.of(TOPICS.results()));
  }

  static Committed events(String bootstrap) {
    return in(bootstrap, List.of(TOPICS.events()));
  }

  /** The dead letters of what was refused before any arm saw it. */
  static Committed refusals(String bootstrap) {
    return in(bootstrap,
        List.of(TOPICS.deadLetters("reflex"), TOPICS.deadLetters("orchestrator")));
  }

  private static Committed in(String bootstrap, List<String> topics) {
    List<JsonNode> values = new ArrayList<>();
    try (var consumer = new KafkaConsumer<>(
        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed"),
        new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = topics.stream()
          .flatMap(topic -> consumer.partitionsFor(topic).stream())
          .map(at -> new TopicPartition(at.topic(), at.partition())).toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100))
            .forEach(record -> values.add(Codec.json().readTree(record.value())));
      }
    }
    return new Committed(values);
  }

  Map<String, Long> byStatus() {
    return values.stream().map(result -> result.get("status").stringValue())
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  Stream<JsonNode> of(String taskId) {
    return values.stream().filter(value -> value.path("task_id").asString("").equals(taskId));
  }
}
