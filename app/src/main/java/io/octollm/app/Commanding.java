package io.octollm.app;

import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.Decoded;
import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A command to the orchestrator: written to every partition of {@code control} in one transaction, for
 * only the partitions that it concerns know it, and they answer with an event.
 */
record Commanding(Map<String, Object> kafka, Topics topics, Command command) {
  private static final Duration POLL = Duration.ofMillis(50);
  private static final int LIMIT_MS = 10_000;

  /** Sends the command and waits for the answer; empty when none came in time. */
  Optional<Event> await(Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    try (Tail tail = Tail.fromNow(kafka, List.of(topics.events()))) {
      send();
      while (System.nanoTime() < until) {
        for (ConsumerRecord<byte[], byte[]> record : tail.poll(POLL)) {
          if (Codec.decode(record.value(), Event.class) instanceof Decoded.Value<Event>(Event event)
              && event.taskId().equals(command.taskId()) && answers(event)) {
            return Optional.of(event);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean answers(Event event) {
    return event.fact().kind().equals("command")
        || event.entries().stream().anyMatch(e -> e.event() == EventName.TASK_CANCELLED);
  }

  private void send() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("transactional.id", "octollm-command-" + UUID.randomUUID());
    settings.put("max.block.ms", LIMIT_MS);
    settings.put("delivery.timeout.ms", LIMIT_MS);
    settings.put("request.timeout.ms", LIMIT_MS / 2);
    settings.put("transaction.timeout.ms", LIMIT_MS);
    byte[] key = command.taskId().getBytes(StandardCharsets.UTF_8);
    byte[] value = Codec.encode(command);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      int partitions = producer.partitionsFor(topics.control()).size();
      for (int partition = 0; partition < partitions; partition++) {
        producer.send(new ProducerRecord<>(topics.control(), partition, key, value));
      }
      producer.commitTransaction();
    }
  }
}
