package io.octollm.bench;

import io.confluent.parallelconsumer.ParallelConsumerOptions;
import io.confluent.parallelconsumer.ParallelConsumerOptions.CommitMode;
import io.confluent.parallelconsumer.ParallelConsumerOptions.ProcessingOrder;
import io.confluent.parallelconsumer.ParallelStreamProcessor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.arm.ArmResult;
import io.octollm.arm.ArmWorker;
import io.octollm.arm.ReflexFilter;
import io.octollm.arm.WorkerSettings;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Outcome;
import io.octollm.schema.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Something that works on an arm's topic, with so many calls in flight, and writes the outcomes. */
sealed interface WorkingContender {
  /** Starts it as a group of its own; closing it stops it without waiting for all. */
  AutoCloseable start(Map<String, Object> kafka, Topics topics, String group, SleepingArm arm, int inFlight);

  /** The project's own worker, as a running pipeline has it: with leases, filter, heartbeats and meters. */
  record Worker() implements WorkingContender {
    @Override
    public AutoCloseable start(Map<String, Object> kafka, Topics topics, String group, SleepingArm arm,
        int inFlight) {
      var settings = new WorkerSettings(topics, group, "bench", "bench", inFlight,
          WorkerSettings.DEFAULT_MAX_OUTPUT_BYTES, WorkerSettings.DEFAULT_HEARTBEAT, Duration.ofSeconds(1));
      var worker = new ArmWorker(settings, arm,
          new ReflexFilter(new Reflex(Policy.defaults(), new byte[32])), kafka,
          new SimpleMeterRegistry(), Clock.systemUTC());
      worker.start();
      return worker;
    }
  }

  /**
   * Confluent's parallel-consumer with what was found to be its best settings. It reads, calls,
   * writes the outcome and waits for the acknowledgement, as the worker does, and nothing more.
   */
  record Parallel() implements WorkingContender {
    /** Threads for each call in flight: while one waits for an acknowledgement another one calls. */
    static final int THREADS_PER_CALL = 2;
    static final Duration COMMIT = Duration.ofMillis(200);
    private static final int BUFFERED_PER_THREAD = 4;
    private static final int MOST_POLLED = 5_000;

    @Override
    public AutoCloseable start(Map<String, Object> kafka, Topics topics, String group, SleepingArm arm,
        int inFlight) {
      Map<String, Object> reading = new HashMap<>(kafka);
      reading.put(ConsumerConfig.GROUP_ID_CONFIG, group);
      reading.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
      reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
      reading.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
      reading.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_POLLED);
      Map<String, Object> writing = new HashMap<>(kafka);
      writing.put(ProducerConfig.LINGER_MS_CONFIG, 1);
      var producer = new KafkaProducer<>(writing, new ByteArraySerializer(), new ByteArraySerializer());
      int threads = inFlight * THREADS_PER_CALL;
      ParallelStreamProcessor<byte[], byte[]> processor = ParallelStreamProcessor.createEosStreamProcessor(
          ParallelConsumerOptions.<byte[], byte[]>builder()
              .consumer(new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer()))
              .ordering(ProcessingOrder.UNORDERED).maxConcurrency(threads)
              .messageBufferSize(threads * BUFFERED_PER_THREAD)
              .commitMode(CommitMode.PERIODIC_CONSUMER_ASYNCHRONOUS).commitInterval(COMMIT).build());
      processor.subscribe(List.of(topics.arm(SleepingArm.NAME)));
      var places = new Semaphore(inFlight);
      processor.poll(context -> work(context.getSingleConsumerRecord(), arm, places, producer, topics));
      return () -> {
        processor.closeDontDrainFirst();
        producer.close();
      };
    }

    private static void work(ConsumerRecord<byte[], byte[]> record, SleepingArm arm, Semaphore places,
        KafkaProducer<byte[], byte[]> producer, Topics topics) {
      try {
        Assignment given = Codec.decode(record.value(), Assignment.class).orThrow();
        ArmResult.Done done;
        places.acquire();
        try {
          done = (ArmResult.Done) arm.work(given);
        } finally {
          places.release();
        }
        producer.send(new ProducerRecord<>(topics.outcomes(), given.homePartition(), record.key(),
            Codec.encode(new Outcome.Succeeded(given.taskId(), given.step(), given.attempt(), given.arm(),
                "bench", done.output(), done.confidence(), done.usage(), 50)))).get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("stopped", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("the broker refused", e.getCause());
      }
    }
  }
}
