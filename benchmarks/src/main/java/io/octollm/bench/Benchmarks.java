package io.octollm.bench;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The catalogue of benchmarks: a new one is a class and a line here. */
public final class Benchmarks {
  private static final Map<String, Benchmark> CATALOGUE =
      new TreeMap<>(Map.of(
          "arms", new ArmsBenchmark(ArmsBenchmark.Size.FULL),
          "commits", new CommitsBenchmark(CommitsBenchmark.Size.FULL),
          "latency", new LatencyBenchmark(LatencyBenchmark.Size.FULL),
          "pipeline", new PipelineBenchmark(PipelineBenchmark.Size.FULL),
          "reflex", new ReflexBenchmark(ReflexBenchmark.Size.FULL),
          "restart", new RestartBenchmark(RestartBenchmark.FULL),
          "retriever", new RetrieverBenchmark(RetrieverBenchmark.Size.FULL),
          "startup", new StartupBenchmark(StartupBenchmark.Size.FULL),
          "timers", new TimersBenchmark(TimersBenchmark.Size.FULL)));

  private Benchmarks() {}

  public static Set<String> names() {
    return CATALOGUE.keySet();
  }

  /** The benchmark of that name, or null. */
  public static @Nullable Benchmark named(String name) {
    return CATALOGUE.get(name);
  }
}
