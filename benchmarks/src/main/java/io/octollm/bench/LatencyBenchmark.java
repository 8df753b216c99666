package io.octollm.bench;

import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.streams.KafkaStreams;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a one-step task takes from {@code tasks} to {@code results} with an arm that answers at
 * once, beside a chain of three applications that hand each record on: same guarantee, same commit
 * interval, same broker, in turn. A first round of both warms the JVM up and does not count: what is
 * compiled then would be laid at the door of whoever comes first.
 */
final class LatencyBenchmark implements Benchmark {

  /** How much is done. */
  record Size(Journey.Load load, int rounds) {
    static final Size FULL = new Size(new Journey.Load(500, 8, 20), 3);
  }

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
      PipelineClock clock = new PipelineClock(stand, size.load());
      for (int round = 0; round <= size.rounds(); round++) {
        String name = round == 0 ? "to warm up" : String.valueOf(round);
        Journey.Times first = said(progress, name + ": pipeline",
            clock.pipeline("lat" + round, new PipelineClock.Choice(COMMIT, IsolationLevel.READ_COMMITTED)));
        Journey.Times second = said(progress, name + ": chain", chain(stand, clock, "hop" + round));
        if (round > 0) {
          pipeline.add(first);
          chain.add(second);
        }
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

  private Journey.Times chain(Stand stand, PipelineClock clock, String name)
      throws InterruptedException {
    List<Topics.Spec> specs = new ArrayList<>();
    List<KafkaStreams> hops = new ArrayList<>();
    for (int i = 0; i <= HOPS; i++) {
      specs.add(new Topics.Spec(name + "." + i, PipelineClock.PARTITIONS, Map.of()));
    }
    stand.create(specs);
    for (int i = 0; i < HOPS; i++) {
      hops.add(clock.started(
          name + "-" + i, SameWrites.hop(name + "." + i, name + "." + (i + 1)), COMMIT));
    }
    try {
      return clock.clock(name + ".0", name + "." + HOPS, hops);
    } finally {
      stand.deleteAll(name);
    }
  }

  private ObjectNode figures(List<Journey.Times> pipeline, List<Journey.Times> chain) {
    double p50 = Median.of(pipeline.stream().map(Journey.Times::p50).toList());
    double p99 = Median.of(pipeline.stream().map(Journey.Times::p99).toList());
    double chainP50 = Median.of(chain.stream().map(Journey.Times::p50).toList());
    double chainP99 = Median.of(chain.stream().map(Journey.Times::p99).toList());
    ObjectNode figures = Codec.emptyObject()
        .put("rate_per_s", size.load().perSecond())
        .put("p50_ms", Figures.rounded(p50)).put("p99_ms", Figures.rounded(p99))
        .put("chain_p50_ms", Figures.rounded(chainP50)).put("chain_p99_ms", Figures.rounded(chainP99))
        .put("p50_ratio_to_chain", Figures.rounded(p50 / chainP50))
        .put("p99_ratio_to_chain", Figures.rounded(p99 / chainP99));
    figures.putPOJO("rounds", Map.of("pipeline", pipeline, "chain", chain));
    figures.putObject("settings").put("seconds", size.load().seconds())
        .put("rounds", size.rounds()).put("rounds_to_warm_up", 1)
        .put("partitions", PipelineClock.PARTITIONS).put("stream_threads", PipelineClock.THREADS).put("hops", HOPS)
        .put("commit_interval_ms", COMMIT.toMillis()).put("guarantee", "exactly_once_v2")
        .put("arm", "answers at once; its time is within the figures").put("broker", "embedded, in this JVM");
    return figures;
  }
}
