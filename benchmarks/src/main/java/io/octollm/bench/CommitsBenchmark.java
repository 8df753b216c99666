package io.octollm.bench;

import io.octollm.schema.Codec;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.IsolationLevel;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a shorter commit interval, and an arm that does not wait for the commit of its assignment, would
 * gain in latency and cost in processor time: the whole journey of one-step tasks, each choice in turn.
 */
final class CommitsBenchmark implements Benchmark {

  /** How much is done. */
  record Size(Journey.Load load, int rounds, List<Duration> intervals) {
    static final Size FULL = new Size(new Journey.Load(500, 8, 15), 3,
        List.of(Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMillis(50),
            Duration.ofMillis(100)));
  }

  private record Clocked(Journey.Times times, double processorMillisPerTask) {}

  private final Size size;

  CommitsBenchmark(Size size) {
    this.size = size;
  }

  @Override
  public ObjectNode run(Path folder, Consumer<String> progress) throws InterruptedException {
    Map<PipelineClock.Choice, List<Clocked>> all = new LinkedHashMap<>();
    try (Stand stand = Stand.open(folder)) {
      PipelineClock clock = new PipelineClock(stand, size.load());
      for (int round = 1; round <= size.rounds(); round++) {
        for (PipelineClock.Choice choice : choices()) {
          Clocked clocked = clocked(clock, "commits" + round + "-" + all.size() + "-"
              + choice.commit().toMillis() + choice.arm().id(), choice);
          all.computeIfAbsent(choice, _ -> new ArrayList<>()).add(clocked);
          progress.accept("round %d: every %d ms, arm %s: p50 %.1f ms, p99 %.1f ms, %.2f ms of a processor"
              .formatted(round, choice.commit().toMillis(), choice.arm(), clocked.times().p50(),
                  clocked.times().p99(), clocked.processorMillisPerTask()));
        }
      }
    }
    return figures(all);
  }

  private List<PipelineClock.Choice> choices() {
    List<PipelineClock.Choice> choices = new ArrayList<>();
    for (Duration interval : size.intervals()) {
      for (IsolationLevel level : List.of(IsolationLevel.READ_COMMITTED, IsolationLevel.READ_UNCOMMITTED)) {
        choices.add(new PipelineClock.Choice(interval, level));
      }
    }
    return choices;
  }

  private Clocked clocked(PipelineClock clock, String name, PipelineClock.Choice choice)
      throws InterruptedException {
    long before = processorNanos();
    Journey.Times times = clock.pipeline(name, choice);
    if (times.lost() > 0) {
      throw new IllegalStateException(choice + ": " + times.lost() + " tasks did not arrive");
    }
    return new Clocked(times, (processorNanos() - before) / 1e6 / size.load().tasks());
  }

  /** Of this whole process: the pipeline, its broker, the sender and the reader. */
  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private ObjectNode figures(Map<PipelineClock.Choice, List<Clocked>> all) {
    ObjectNode figures = Codec.emptyObject().put("rate_per_s", size.load().perSecond());
    ArrayNode choices = figures.putArray("choices");
    all.forEach((choice, clocked) -> choices.addObject()
        .put("commit_interval_ms", choice.commit().toMillis())
        .put("arm_reads", choice.arm().toString())
        .put("p50_ms", Figures.rounded(Median.of(clocked.stream().map(c -> c.times().p50()).toList())))
        .put("p99_ms", Figures.rounded(Median.of(clocked.stream().map(c -> c.times().p99()).toList())))
        .put("processor_ms_per_task", Figures.rounded(
            Median.of(clocked.stream().map(Clocked::processorMillisPerTask).toList()))));
    figures.putObject("settings").put("seconds", size.load().seconds()).put("rounds", size.rounds())
        .put("partitions", PipelineClock.PARTITIONS).put("stream_threads", PipelineClock.THREADS)
        .put("guarantee", "exactly_once_v2").put("arm", "answers at once")
        .put("broker", "embedded, in this JVM").put("figure", "median of the rounds");
    return figures;
  }
}
