package io.octollm.bench;

import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import io.octollm.topology.ShellLimits;
import io.octollm.topology.TopologyRole;
import io.octollm.topology.TopologySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a one-step task takes from {@code tasks} to {@code results} with an arm that answers at
 * once, beside a chain of three applications that hand each record on: same guarantee, same commit
 * interval, same broker, in turn.
 */
final class LatencyBenchmark implements Benchmark {

  /** How much is done. */
  record Size(Journey.Load load, int rounds) {
    static final Size FULL = new Size(new Journey.Load(500, 8, 20), 3);
  }

  private static final int PARTITIONS = 4;
  private static final int THREADS = 1;
  private static final int HOPS = 3;
  static final Duration COMMIT = Duration.ofMillis(50);
  private final Size size;

  LatencyBenchmark(Size size) {
    this.size = size;
  }

  @Override
  public ObjectNode run(Path folder, Consumer<String> progress) throws InterruptedException {
    List<Journey.Times> pipeline = new ArrayList<>();
    List<Journey.Times> chain = new ArrayList<>();
    try (Stand stand = Stand.open(folder)) {
      for (int round = 1; round <= size.rounds(); round++) {
        pipeline.add(said(progress, round + ": pipeline", pipeline(stand, "lat" + round)));
        chain.add(said(progress, round + ": chain", chain(stand, "hop" + round)));
      }
    }
    return figures(pipeline, chain);
  }

  private static Journey.Times said(Consumer<String> progress, String what, Journey.Times times) {
    progress.accept("round %s: p50 %.1f ms, p99 %.1f ms, lost %d"
        .formatted(what, times.p50(), times.p99(), times.lost()));
    if (times.lost() > 0) {
      throw new IllegalStateException("round " + what + ": " + times.lost() + " tasks did not arrive");
    }
    return times;
  }

  private Journey.Times pipeline(Stand stand, String name) throws InterruptedException {
    Topics topics = new Topics(name + ".");
    stand.create(topics.specs(PARTITIONS, List.of(Registry.ARM)));
    try (KafkaProducer<byte[], byte[]> producer = stand.producer();
        Heartbeat heartbeat = new Heartbeat(producer, topics, InstantSource.system());
        EchoArm arm = new EchoArm(stand.kafka(), topics, true, 0)) {
      return clock(stand, topics.tasks(), topics.results(),
          List.of(started(stand, name, new Contender.Pipeline().graph(topics, PARTITIONS))));
    } finally {
      stand.deleteAll(name);
    }
  }

  private Journey.Times chain(Stand stand, String name) throws InterruptedException {
    List<Topics.Spec> specs = new ArrayList<>();
    List<KafkaStreams> hops = new ArrayList<>();
    for (int i = 0; i <= HOPS; i++) {
      specs.add(new Topics.Spec(name + "." + i, PARTITIONS, Map.of()));
    }
    stand.create(specs);
    for (int i = 0; i < HOPS; i++) {
      hops.add(started(stand, name + "-" + i, SameWrites.hop(name + "." + i, name + "." + (i + 1))));
    }
    try {
      return clock(stand, name + ".0", name + "." + HOPS, hops);
    } finally {
      stand.deleteAll(name);
    }
  }

  private Journey.Times clock(Stand stand, String from, String to, List<KafkaStreams> running) {
    try {
      return new Journey(stand.kafka(), from, to, size.load()).clock();
    } finally {
      running.forEach(streams -> streams.close(CloseOptions.groupMembershipOperation(
          CloseOptions.GroupMembershipOperation.LEAVE_GROUP).withTimeout(Duration.ofSeconds(20))));
    }
  }

  private static KafkaStreams started(Stand stand, String name, Topology graph) {
    KafkaStreams streams = new KafkaStreams(graph, new StreamsConfig(TopologyRole.config(
        new TopologySettings(name, stand.stateDir(), COMMIT, THREADS, "streams"), stand.kafka(),
        ShellLimits.DEFAULT)));
    streams.start();
    return streams;
  }

  private ObjectNode figures(List<Journey.Times> pipeline, List<Journey.Times> chain) {
    double p50 = Median.of(pipeline.stream().map(Journey.Times::p50).toList());
    double p99 = Median.of(pipeline.stream().map(Journey.Times::p99).toList());
    double chainP50 = Median.of(chain.stream().map(Journey.Times::p50).toList());
    double chainP99 = Median.of(chain.stream().map(Journey.Times::p99).toList());
    ObjectNode figures = Codec.emptyObject()
        .put("rate_per_s", size.load().perSecond())
        .put("p50_ms", rounded(p50)).put("p99_ms", rounded(p99))
        .put("chain_p50_ms", rounded(chainP50)).put("chain_p99_ms", rounded(chainP99))
        .put("p50_ratio_to_chain", rounded(p50 / chainP50))
        .put("p99_ratio_to_chain", rounded(p99 / chainP99));
    figures.putPOJO("rounds", Map.of("pipeline", pipeline, "chain", chain));
    figures.putObject("settings").put("seconds", size.load().seconds()).put("rounds", size.rounds())
        .put("partitions", PARTITIONS).put("stream_threads", THREADS).put("hops", HOPS)
        .put("commit_interval_ms", COMMIT.toMillis()).put("guarantee", "exactly_once_v2")
        .put("arm", "answers at once; its time is within the figures").put("broker", "embedded, in this JVM");
    return figures;
  }

  private static double rounded(double figure) {
    return Math.round(figure * 1_000) / 1_000.0;
  }
}
