package io.octollm.bench;

import io.octollm.schema.HeaderNames;
import io.octollm.schema.Topics;
import io.octollm.topology.ShellLimits;
import io.octollm.topology.TopologyRole;
import io.octollm.topology.TopologySettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** One application over one lot of tasks, on topics of its own. */
record Run(Stand stand, String name, int partitions, int threads, Duration commitInterval) {
  private static final int ARM_LINGER_MILLIS = 5;
  private static final long LIMIT_NANOS = 120_000_000_000L;

  /**
   * What came of it.
   *
   * @param cpuMicros of the whole process for a task, from the application's start to its end
   * @param arm what the arm's topic held at the end; likewise the others
   */
  record Measured(
      double perSecond, double cpuMicros, Tally arm, Tally events, Tally results, Tally changelog) {
    long records() {
      return arm.records() + events.records() + results.records() + changelog.records();
    }
  }

  /**
   * Runs it.
   *
   * @param echo whether an arm answers, so that the whole loop is measured: Streams takes the older of
   *     two records first, so the tasks that lie there come before the outcomes, and both count
   * @param observation how it is watched meanwhile
   */
  Measured measure(Contender contender, int tasks, boolean echo, Observation observation)
      throws InterruptedException {
    Topics topics = new Topics(name + ".");
    List<Topics.Spec> specs = topics.specs(partitions, List.of(Registry.ARM));
    stand.create(specs);
    feed(topics, tasks);
    Map<String, Object> config = TopologyRole.config(new TopologySettings(
        name, stand.stateDir(), commitInterval, threads, "streams"), stand.kafka(), ShellLimits.DEFAULT);
    try (KafkaProducer<byte[], byte[]> producer = stand.producer();
        Heartbeat heartbeat = new Heartbeat(producer, topics, InstantSource.system());
        EchoArm arm = echo ? arm(topics, contender) : null;
        Observation.Watch watch = observation.begin(stand.kafka(), name)) {
      KafkaStreams streams = new KafkaStreams(
          contender.graph(topics, partitions, watch.observer()), new StreamsConfig(config));
      watch.started(streams);
      double cpuBefore = ProcessCpu.micros();
      streams.start();
      double perSecond = echo
          ? watch(List.of(topics.tasks(), topics.outcomes()), 2L * tasks).perSecond() / 2
          : watch(List.of(topics.tasks()), tasks).perSecond();
      double cpuMicros = (ProcessCpu.micros() - cpuBefore) / tasks;
      streams.close(CloseOptions.groupMembershipOperation(
          CloseOptions.GroupMembershipOperation.LEAVE_GROUP).withTimeout(Duration.ofSeconds(20)));
      return new Measured(perSecond, cpuMicros, tally(topics.arm(Registry.ARM)), tally(topics.events()),
          tally(topics.results()), tally(name + "-tasks-changelog"));
    } finally {
      stand.deleteAll(name);
    }
  }

  private EchoArm arm(Topics topics, Contender contender) {
    return new EchoArm(stand.kafka(), topics, new EchoArm.Manner(
        contender instanceof Contender.Pipeline, ARM_LINGER_MILLIS, IsolationLevel.READ_COMMITTED));
  }

  private Tally tally(String topic) throws InterruptedException {
    return stand.topics().contains(topic) ? Tally.of(stand.kafka(), topic) : Tally.NONE;
  }

  private Pace watch(List<String> topics, long records) throws InterruptedException {
    Pace pace = new Pace(records);
    long until = System.nanoTime() + LIMIT_NANOS;
    while (!pace.look(System.nanoTime(), stand.committed(name, topics))) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(name + " did not end within 120 s");
      }
      LockSupport.parkNanos(10_000_000);
    }
    return pace;
  }

  private void feed(Topics topics, int tasks) {
    TaskTexts texts = new TaskTexts(42);
    try (KafkaProducer<byte[], byte[]> producer = stand.producer()) {
      for (int i = 0; i < tasks; i++) {
        TaskTexts.Written task = texts.next();
        producer.send(new ProducerRecord<>(topics.tasks(), i % partitions,
            task.taskId().getBytes(StandardCharsets.UTF_8), task.json(), List.of(new RecordHeader(
                HeaderNames.REQUEST_ID, texts.requestId().getBytes(StandardCharsets.UTF_8)))));
      }
    }
  }
}
