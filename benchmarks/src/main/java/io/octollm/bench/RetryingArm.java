package io.octollm.bench;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Event;
import io.octollm.schema.EventName;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskError;
import io.octollm.schema.Topics;
import io.octollm.schema.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An arm that takes first attempts, refuses all of them at once with a time to come back, and clocks
 * the second ones against the due times that the events tell. Used by one thread.
 */
final class RetryingArm implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(5);
  private final Topics topics;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Assignment> first = new LinkedHashMap<>();
  private final Map<String, Instant> dues = new HashMap<>();
  private final Map<String, Instant> second = new HashMap<>();
  private int twice;

  RetryingArm(Stand stand, Topics topics) {
    this.topics = topics;
    consumer = CommittedReader.of(stand.kafka(), List.of(topics.arm(Registry.ARM), topics.events()));
    producer = stand.producer();
  }

  int taken() {
    return first.size();
  }

  int pending() {
    return dues.size();
  }

  int again() {
    return second.size();
  }

  int twice() {
    return twice;
  }

  /** Reads on until something holds; tells whether it did in time. */
  boolean readUntil(BooleanSupplier holds, Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > until) {
        return false;
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        read(record, Instant.now());
      }
    }
    return true;
  }

  private void read(ConsumerRecord<byte[], byte[]> record, Instant now) {
    if (record.topic().equals(topics.events())) {
      if (Codec.decode(record.value(), Event.class) instanceof Decoded.Value<Event>(Event event)) {
        for (Event.Entry entry : event.entries()) {
          if (entry.event() == EventName.TASK_RETRY) {
            dues.put(event.taskId(), Instant.parse(String.valueOf(entry.fields().get("due_at"))));
          }
        }
      }
      return;
    }
    Assignment given = Codec.decode(record.value(), Assignment.class).orThrow();
    if (given.attempt() == 1) {
      first.put(given.taskId(), given);
    } else if (second.putIfAbsent(given.taskId(), now) != null) {
      twice++;
    }
  }

  /** Refuses every first attempt; the due times lie evenly over a span that begins later. */
  void refuseAll(Instant from, Duration span) {
    int number = 0;
    for (Assignment given : first.values()) {
      Instant due = from.plusNanos(span.toNanos() / first.size() * number++);
      long wait = Math.max(1, Duration.between(Instant.now(), due).toMillis());
      producer.send(new ProducerRecord<>(topics.outcomes(), given.homePartition(),
          given.taskId().getBytes(StandardCharsets.UTF_8), Codec.encode(new Outcome.Failed(
              given.taskId(), given.step(), 1, given.arm(), "bench",
              TaskError.of(ErrorCode.RATE_LIMITED, "come back later").retryAfter(wait), Usage.NONE, 1))));
    }
    producer.flush();
  }

  /** How long after its due time each second attempt was here, in milliseconds; below 0 is early. */
  List<Double> lateness() {
    List<Double> all = new ArrayList<>();
    second.forEach((task, at) -> {
      Instant due = dues.get(task);
      if (due != null) {
        all.add(Duration.between(due, at).toNanos() / 1e6);
      }
    });
    return all;
  }

  @Override
  public void close() {
    consumer.close();
    producer.close();
  }
}
