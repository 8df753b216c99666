package io.octollm.bench;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The catalogue of benchmarks: a new one is a class and a line here. */
public final class Benchmarks {
  private static final Map<String, Function<Observation, Benchmark>> CATALOGUE =
      new TreeMap<>(Map.of(
          "arms", _ -> new ArmsBenchmark(ArmsBenchmark.Size.FULL),
          "commits", _ -> new CommitsBenchmark(CommitsBenchmark.Size.FULL),
          "latency", _ -> new LatencyBenchmark(LatencyBenchmark.Size.FULL),
          "pipeline", observed -> new PipelineBenchmark(PipelineBenchmark.Size.FULL, observed),
          "reflex", _ -> new ReflexBenchmark(ReflexBenchmark.Size.FULL),
          "replay", _ -> new ReplayBenchmark(ReplayBenchmark.Size.FULL),
          "restart", _ -> new RestartBenchmark(RestartBenchmark.FULL),
          "retriever", _ -> new RetrieverBenchmark(RetrieverBenchmark.Size.FULL),
          "startup", _ -> new StartupBenchmark(StartupBenchmark.Size.FULL),
          "timers", _ -> new TimersBenchmark(TimersBenchmark.Size.FULL)));

  private Benchmarks() {}

  public static Set<String> names() {
    return CATALOGUE.keySet();
  }

  /**
   * The benchmark of that name, or null.
   *
   * @param observation how a pipeline is watched in the one that measures what that costs
   */
  public static @Nullable Benchmark named(String name, Observation observation) {
    Function<Observation, Benchmark> made = CATALOGUE.get(name);
    return made == null ? null : made.apply(observation);
  }
}
