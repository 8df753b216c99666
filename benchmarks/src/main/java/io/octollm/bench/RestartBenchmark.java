package io.octollm.bench;

import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long the topology takes from the start of its process to its first decision on every partition:
 * with next to no state, with many active tasks that it has to read from the changelog (as after a
 * kill or on another machine), and with the same tasks on its own disk (as after a stop). The many are
 * copies of the state that the topology wrote of a real one, under other ids.
 */
final class RestartBenchmark implements Benchmark {
  static final int FULL = 1_000_000;
  private static final String NAME = "restart";
  private static final int PARTITIONS = 4;
  private static final Duration POLL = Duration.ofMillis(5);
  private static final Duration LIMIT = Duration.ofMinutes(10);
  private final int stored;

  /** @param stored how many tasks are active */
  RestartBenchmark(int stored) {
    this.stored = stored;
  }

  @Override
  public ObjectNode run(Path folder, Consumer<String> progress) throws InterruptedException {
    try (Stand stand = Stand.open(folder)) {
      Topics topics = new Topics(NAME + ".");
      stand.create(topics.specs(PARTITIONS, List.of(Registry.ARM)));
      try (KafkaProducer<byte[], byte[]> producer = stand.producer();
          Heartbeat heartbeat = new Heartbeat(producer, topics, InstantSource.system());
          KafkaConsumer<byte[], byte[]> arm =
              CommittedReader.of(stand.kafka(), List.of(topics.arm(Registry.ARM)))) {
        return new Rounds(stand, topics, producer, arm, folder.resolve("node"), progress).figures();
      }
    }
  }

  private final class Rounds {
    private final Stand stand;
    private final Topics topics;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> arm;
    private final Path state;
    private final Consumer<String> progress;
    private final ObjectNode figures = Codec.emptyObject();
    private int asked;

    Rounds(Stand stand, Topics topics, KafkaProducer<byte[], byte[]> producer,
        KafkaConsumer<byte[], byte[]> arm, Path state, Consumer<String> progress) {
      this.stand = stand;
      this.topics = topics;
      this.producer = producer;
      this.arm = arm;
      this.state = state;
      this.progress = progress;
    }

    ObjectNode figures() throws InterruptedException {
      start("first_start_s");
      start("few_start_s");
      figures.put("state_bytes_per_task", copy());
      start("restored_start_s");
      start("many_start_s");
      figures.put("tasks", stored)
          .put("many_start_ratio_to_few",
              Figures.rounded(figures.get("many_start_s").doubleValue() / figures.get("few_start_s").doubleValue()));
      figures.putObject("settings").put("partitions", PARTITIONS).put("stream_threads", 1)
          .put("guarantee", "exactly_once_v2").put("broker", "embedded, in this JVM");
      return figures;
    }

    /** Starts the topology, asks it for a decision on every partition, and stops it. */
    private void start(String figure) throws InterruptedException {
      long from = System.nanoTime();
      TimerNode node = TimerNode.start(
          String.valueOf(stand.kafka().get("bootstrap.servers")), NAME, PARTITIONS, state);
      try (node) {
        ask();
        double seconds = (System.nanoTime() - from) / 1e9;
        long heap = node.heapBytes();
        node.stop();
        figures.put(figure, Figures.rounded(seconds));
        figures.put(figure.replace("start_s", "heap_mb"), heap / 1_000_000);
        figures.put(figure.replace("start_s", "disk_mb"), bytes(state) / 1_000_000);
        progress.accept("%s %.1f, heap %d MB".formatted(figure, seconds, heap / 1_000_000));
      }
    }

    private void ask() {
      asked++;
      for (int i = 0; i < PARTITIONS; i++) {
        send(i, "asked-" + asked + "-" + i);
      }
      producer.flush();
      long until = System.nanoTime() + LIMIT.toNanos();
      for (int answers = 0; answers < PARTITIONS;) {
        answers += arm.poll(POLL).count();
        if (System.nanoTime() > until) {
          throw new IllegalStateException("the topology has not decided within " + LIMIT);
        }
      }
    }

    private void send(int partition, String id) {
      ObjectNode task = Codec.emptyObject().put("task_id", id).put("goal", "Wait for an answer");
      task.putArray("required_capabilities").add(Registry.CAPABILITY);
      task.putObject("budget").put("max_time_seconds", 36_000);
      producer.send(new ProducerRecord<>(topics.tasks(), partition,
          id.getBytes(StandardCharsets.UTF_8), Codec.encode(task)));
    }

    /** Writes the states of many tasks into the changelog; returns the bytes of one. */
    private int copy() {
      String changelog = NAME + "-tasks-changelog";
      byte[][] states = new byte[PARTITIONS][];
      String[] ids = new String[PARTITIONS];
      try (KafkaConsumer<byte[], byte[]> reader =
          CommittedReader.of(stand.kafka(), List.of(changelog))) {
        while (Stream.of(ids).anyMatch(java.util.Objects::isNull)) {
          for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
            states[record.partition()] = record.value();
            ids[record.partition()] = new String(record.key(), StandardCharsets.UTF_8);
          }
        }
      }
      for (int i = 0; i < stored; i++) {
        int partition = i % PARTITIONS;
        String id = "task-" + new UUID(i, 0x8000_0000_0000_0000L | i);
        String text = new String(states[partition], StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(changelog, partition, id.getBytes(StandardCharsets.UTF_8),
            text.replace(ids[partition], id).getBytes(StandardCharsets.UTF_8)));
      }
      producer.flush();
      progress.accept(stored + " states are in the changelog");
      return states[0].length;
    }
  }

  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException("the state cannot be measured", e);
    }
  }
}
