package io.octollm.bench;

import io.octollm.schema.Topics;
import io.octollm.topology.Observer;
import io.octollm.topology.ShellLimits;
import io.octollm.topology.TopologyRole;
import io.octollm.topology.TopologySettings;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** Clocks tasks through the pipeline, and records through other graphs, at a steady rate. */
final class PipelineClock {
  static final int PARTITIONS = 4;
  static final int THREADS = 1;

  /** What may be chosen: how often the topology commits, and which assignments an arm reads. */
  record Choice(Duration commit, IsolationLevel arm) {}

  private final Stand stand;
  private final Journey.Load load;

  PipelineClock(Stand stand, Journey.Load load) {
    this.stand = stand;
    this.load = load;
  }

  /** From {@code tasks} to {@code results} with an arm that answers at once. */
  Journey.Times pipeline(String name, Choice choice) throws InterruptedException {
    Topics topics = new Topics(name + ".");
    stand.create(topics.specs(PARTITIONS, List.of(Registry.ARM)));
    try (KafkaProducer<byte[], byte[]> producer = stand.producer();
        Heartbeat heartbeat = new Heartbeat(producer, topics, InstantSource.system());
        EchoArm arm = new EchoArm(stand.kafka(), topics,
            new EchoArm.Manner(true, 0, choice.arm()))) {
      return clock(topics.tasks(), topics.results(), List.of(
          started(name, new Contender.Pipeline().graph(topics, PARTITIONS, Observer.NONE), choice.commit())));
    } finally {
      stand.deleteAll(name);
    }
  }

  KafkaStreams started(String name, Topology graph, Duration commit) {
    KafkaStreams streams = new KafkaStreams(graph, new StreamsConfig(TopologyRole.config(
        new TopologySettings(name, stand.stateDir(), commit, THREADS, "streams"), stand.kafka(),
        ShellLimits.DEFAULT)));
    streams.start();
    return streams;
  }

  /** Sends and reads, and stops what runs. */
  Journey.Times clock(String from, String to, List<KafkaStreams> running) {
    try {
      return new Journey(stand.kafka(), from, to, load).clock();
    } finally {
      running.forEach(streams -> streams.close(CloseOptions.groupMembershipOperation(
          CloseOptions.GroupMembershipOperation.LEAVE_GROUP).withTimeout(Duration.ofSeconds(20))));
    }
  }
}
