package io.octollm.bench;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Outcome;
import io.octollm.schema.Topics;
import io.octollm.schema.Usage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** An arm that answers at once, on a thread of its own. */
final class EchoArm implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final KafkaProducer<byte[], byte[]> producer;
  private final Topics topics;
  private final Manner manner;
  private final Thread thread;

  /**
   * How it works.
   *
   * @param reads whether assignments are real; else each is answered by bytes of the same number
   * @param lingerMillis how long an answer waits for others to go along
   * @param sees whether it waits for the commit of an assignment
   */
  record Manner(boolean reads, int lingerMillis, IsolationLevel sees) {}

  /** Starts it. */
  EchoArm(Map<String, Object> kafka, Topics topics, Manner manner) {
    this.topics = topics;
    this.manner = manner;
    consumer = CommittedReader.of(kafka, List.of(topics.arm(Registry.ARM)), manner.sees());
    Map<String, Object> out = new HashMap<>(kafka);
    out.put(ProducerConfig.LINGER_MS_CONFIG, manner.lingerMillis());
    out.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
    producer = new KafkaProducer<>(out, new ByteArraySerializer(), new ByteArraySerializer());
    thread = Thread.ofPlatform().daemon().name("echo-arm").start(this::run);
  }

  private void run() {
    try (consumer; producer) {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          producer.send(answer(record));
        }
      }
    } catch (WakeupException e) {
      producer.flush();
    }
  }

  private ProducerRecord<byte[], byte[]> answer(ConsumerRecord<byte[], byte[]> record) {
    if (!manner.reads()) {
      return new ProducerRecord<>(topics.outcomes(), record.partition(), record.key(),
          outcome(new String(record.key(), StandardCharsets.UTF_8), "step-1", 1));
    }
    Assignment given = Codec.decode(record.value(), Assignment.class).orThrow();
    return new ProducerRecord<>(topics.outcomes(), given.homePartition(), record.key(),
        outcome(given.taskId(), given.step(), given.attempt()));
  }

  private static byte[] outcome(String taskId, String step, int attempt) {
    return Codec.encode(new Outcome.Succeeded(taskId, step, attempt, Registry.ARM, "bench",
        Codec.tree("Done, as it was asked for."), 0.9, Usage.NONE, 1));
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
