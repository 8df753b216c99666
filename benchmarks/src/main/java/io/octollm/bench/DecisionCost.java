package io.octollm.bench;

import io.octollm.schema.ArmCapability;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.HeaderNames;
import io.octollm.schema.Outcome;
import io.octollm.schema.Topics;
import io.octollm.schema.Usage;
import io.octollm.topology.Observer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Queue;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;

/**
 * What a decision costs while so many tasks are active: processor time of the real graph on its store
 * on disk, less what the driver itself takes for a graph that only hands on.
 */
final class DecisionCost {
  private static final int DRAIN_EVERY = 500;
  private static final int ROUNDS = 5;
  private static final int INSTANCES = 4;
  private static final int BOUNDLESS = 1_000_000;
  private final Path folder;
  private final int cycles;

  /** @param cycles of one submission and one outcome that are timed */
  DecisionCost(Path folder, int cycles) {
    this.folder = folder;
    this.cycles = cycles;
  }

  /** Microseconds of processor time a decision, while so many tasks are with an arm. */
  double micros(int active) {
    return new Rig("cost" + active, BOUNDLESS).micros(active) - driver();
  }

  /**
   * The same while so many tasks wait for an arm that has no place left: each outcome gives its place to
   * the first of them, and each submission takes the last place of the queue.
   */
  double microsWaiting(int waiting) {
    int places = 2 * cycles;
    return new Rig("queue" + waiting, places / 2 / INSTANCES).micros(waiting + places) - driver();
  }

  private double driver() {
    Topics topics = new Topics("driver.");
    try (TopologyTestDriver driver = driver("driver", SameWrites.identity(topics))) {
      TestInputTopic<byte[], byte[]> in =
          driver.createInputTopic(topics.tasks(), new ByteArraySerializer(), new ByteArraySerializer());
      TestOutputTopic<byte[], byte[]> out = driver.createOutputTopic(
          topics.arm(Registry.ARM), new ByteArrayDeserializer(), new ByteArrayDeserializer());
      double best = Double.MAX_VALUE;
      for (int round = 0; round < ROUNDS; round++) {
        long from = now();
        for (int i = 0; i < cycles; i++) {
          in.pipeInput(new byte[16], new byte[64]);
        }
        best = Math.min(best, (now() - from) / 1e3 / cycles);
        out.readRecordsToList();
      }
      return best;
    }
  }

  private TopologyTestDriver driver(String name, Topology graph) {
    Properties config = new Properties();
    config.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    config.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1");
    config.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve(name).toString());
    config.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    return new TopologyTestDriver(graph, config, Instant.now());
  }

  private static long now() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  /** One graph with its active tasks. */
  private final class Rig {
    private final Topics topics;
    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> tasks;
    private final TestInputTopic<byte[], byte[]> outcomes;
    private final List<TestOutputTopic<byte[], byte[]>> others = new ArrayList<>();
    private final TestOutputTopic<byte[], byte[]> arm;
    private final TaskTexts texts = new TaskTexts(11);
    private final Queue<Assignment> given = new ArrayDeque<>();
    private int piped;

    /** @param capacity of each instance of the arm; twice as many tasks as all have places are given to it */
    Rig(String name, int capacity) {
      topics = new Topics(name + ".");
      driver = driver(name, new Contender.Pipeline().graph(topics, 1, Observer.NONE));
      tasks = input(topics.tasks());
      outcomes = input(topics.outcomes());
      arm = output(topics.arm(Registry.ARM));
      others.add(output(topics.events()));
      others.add(output(topics.results()));
      others.add(output(name + "-tasks-changelog"));
      TestInputTopic<byte[], byte[]> registry = input(topics.registry());
      for (int i = 0; i < INSTANCES; i++) {
        registry.pipeInput((Registry.ARM + "/" + i).getBytes(StandardCharsets.UTF_8),
            Codec.encode(new ArmCapability(Registry.ARM, "" + i, List.of(Registry.CAPABILITY), capacity, 0,
                new ArmCapability.Success(100, 100), 1, List.of(), false, "none", "bench", Instant.now())));
      }
    }

    private TestInputTopic<byte[], byte[]> input(String topic) {
      return driver.createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private TestOutputTopic<byte[], byte[]> output(String topic) {
      return driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    double micros(int active) {
      try (driver) {
        for (int i = 0; i < active; i++) {
          tasks.pipeInput(submission());
          drain();
        }
        List<Double> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
          rounds.add(round());
        }
        return Median.of(rounds);
      }
    }

    private double round() {
      readArm();
      List<TestRecord<byte[], byte[]>> in = new ArrayList<>();
      List<TestRecord<byte[], byte[]>> back = new ArrayList<>();
      for (int i = 0; i < cycles; i++) {
        in.add(submission());
        back.add(outcome(given.remove()));
      }
      long nanos = 0;
      for (int i = 0; i < cycles; i++) {
        long from = now();
        tasks.pipeInput(in.get(i));
        outcomes.pipeInput(back.get(i));
        nanos += now() - from;
        drain();
      }
      return nanos / 1e3 / cycles / 2;
    }

    private void drain() {
      if (++piped % DRAIN_EVERY == 0) {
        readArm();
        others.forEach(topic -> topic.readRecordsToList());
      }
    }

    /** Keeps as many assignments as the rounds can answer, and no more. */
    private void readArm() {
      arm.readValuesToList().forEach(value -> {
        if (given.size() < (ROUNDS + 1) * cycles) {
          given.add(Codec.decode(value, Assignment.class).orThrow());
        }
      });
    }

    private TestRecord<byte[], byte[]> submission() {
      TaskTexts.Written task = texts.next();
      return new TestRecord<>(task.taskId().getBytes(StandardCharsets.UTF_8), task.json(),
          new RecordHeaders().add(new RecordHeader(HeaderNames.REQUEST_ID,
              texts.requestId().getBytes(StandardCharsets.UTF_8))), Instant.now());
    }

    private TestRecord<byte[], byte[]> outcome(Assignment of) {
      return new TestRecord<>(of.taskId().getBytes(StandardCharsets.UTF_8), Codec.encode(
          new Outcome.Succeeded(of.taskId(), of.step(), of.attempt(), of.arm(), "bench",
              Codec.tree("Done, as it was asked for."), 0.9, Usage.NONE, 1)), Instant.now());
    }
  }
}
