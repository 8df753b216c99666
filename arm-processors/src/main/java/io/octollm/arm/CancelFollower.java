package io.octollm.arm;

import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.Decoded;
import io.octollm.schema.EventName;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the commands from now on, in no group, and passes on which task was cancelled. It only
 * saves work: what it misses, the orchestrator has decided anyway.
 */
final class CancelFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(CancelFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> consumers;
  private final String topic;
  private final Consumer<String> cancelled;
  private final Thread thread;
  private volatile boolean stopping;
  private volatile org.apache.kafka.clients.consumer.@Nullable Consumer<byte[], byte[]> current;

  CancelFollower(Supplier<org.apache.kafka.clients.consumer.Consumer<byte[], byte[]>> consumers,
      String topic, Consumer<String> cancelled) {
    this.consumers = consumers;
    this.topic = topic;
    this.cancelled = cancelled;
    this.thread = Thread.ofPlatform().daemon().name("control-follower").unstarted(this::follow);
  }

  void start() {
    thread.start();
  }

  private void follow() {
    while (!stopping) {
      try (var consumer = consumers.get()) {
        current = consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
            .map(p -> new TopicPartition(p.topic(), p.partition())).toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        while (!stopping) {
          consumer.poll(POLL).forEach(this::read);
        }
      } catch (WakeupException e) {
        stopping = true;
      } catch (KafkaException e) {
        LOG.atWarn().setMessage(EventName.CONNECTIVITY_REFUSED.text())
            .addKeyValue("target", "control").addKeyValue("error_type", "internal")
            .addKeyValue("error_class", e.getClass().getSimpleName()).log();
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void read(ConsumerRecord<byte[], byte[]> record) {
    if (Codec.decode(record.value(), Command.class)
        instanceof Decoded.Value<Command>(Command.Cancel(String taskId))) {
      cancelled.accept(taskId);
    }
  }

  @Override
  public void close() {
    stopping = true;
    LockSupport.unpark(thread);
    var reading = current;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(Duration.ofSeconds(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
