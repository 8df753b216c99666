package io.octollm.bench;

import io.octollm.schema.Codec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import tools.jackson.databind.node.ObjectNode;

/**
 * The topology's pace beside an identity application and one that writes as much: to the arm's topic,
 * and for the whole loop; and that of the loop when it is watched, as a running one is. One broker in
 * the same JVM, each application in turn, several rounds.
 */
final class PipelineBenchmark implements Benchmark {

  /**
   * How much is done.
   *
   * @param watched how often the watched loop runs before it counts, and in each round beside the
   *     loop that nobody watches: what watches is compiled late, and two cores are a noisy clock
   */
  record Size(int tasks, int loopTasks, int rounds, int watched) {
    static final Size FULL = new Size(20_000, 40_000, 3, 2);
  }

  private static final String OBSERVED = "observed_loop_tasks_per_s";
  private static final String LOOP = "loop_tasks_per_s";
  private static final int PARTITIONS = 4;
  private static final int THREADS = 1;
  private static final Duration COMMIT = Duration.ofMillis(100);
  private final Size size;
  private final Observation observation;

  PipelineBenchmark(Size size, Observation observation) {
    this.size = size;
    this.observation = observation;
  }

  @Override
  public ObjectNode run(Path folder, Consumer<String> progress) throws InterruptedException {
    try (Stand stand = Stand.open(folder)) {
      return new Rounds(stand, progress).figures();
    }
  }

  /** The measurements of one benchmark. */
  private final class Rounds {
    private final Stand stand;
    private final Consumer<String> progress;
    private final Map<String, List<Double>> paces = new TreeMap<>();
    /** Microseconds a task, of the whole process. */
    private final Map<String, List<Double>> cpu = new TreeMap<>();
    private int runs;

    Rounds(Stand stand, Consumer<String> progress) {
      this.stand = stand;
      this.progress = progress;
    }

    ObjectNode figures() throws InterruptedException {
      Contender pipeline = new Contender.Pipeline();
      measure("warm-up: pipeline", pipeline, false, Observation.NONE);
      Run.Measured in = measure("warm-up: pipeline", pipeline, false, Observation.NONE);
      for (int i = 0; i < size.watched(); i++) {
        measure("warm-up: pipeline, observed loop", pipeline, true, observation);
      }
      Run.Measured loop = measure("warm-up: pipeline, loop", pipeline, true, Observation.NONE);
      WriteSizes sizes = sizes(in, loop);
      Contender writes = new Contender.Writes(sizes);
      measure("warm-up: same writes", writes, true, Observation.NONE);
      measure("warm-up: identity", new Contender.Identity(), false, Observation.NONE);
      for (int round = 1; round <= size.rounds(); round++) {
        keep("tasks_per_s", round, pipeline, false);
        keep("same_writes_per_s", round, writes, false);
        keep("identity_per_s", round, new Contender.Identity(), false);
        for (int i = 0; i < size.watched(); i++) {
          keep(LOOP, round, pipeline, true);
          keep(OBSERVED, measure("round " + round + ": " + OBSERVED, pipeline, true, observation));
        }
        keep("loop_same_writes_per_s", round, writes, true);
      }
      return figures(in, loop, sizes);
    }

    private void keep(String figure, int round, Contender contender, boolean echo)
        throws InterruptedException {
      keep(figure, measure("round " + round + ": " + figure, contender, echo, Observation.NONE));
    }

    private void keep(String figure, Run.Measured measured) {
      paces.computeIfAbsent(figure, _ -> new ArrayList<>()).add(measured.perSecond());
      cpu.computeIfAbsent(figure, _ -> new ArrayList<>()).add(measured.cpuMicros());
    }

    private Run.Measured measure(String what, Contender contender, boolean echo,
        Observation watched) throws InterruptedException {
      Run.Measured measured = new Run(stand, "bench" + runs++, PARTITIONS, THREADS, COMMIT)
          .measure(contender, echo ? size.loopTasks() : size.tasks(), echo, watched);
      progress.accept(what + ": " + Math.round(measured.perSecond()) + "/s");
      return measured;
    }

    private WriteSizes sizes(Run.Measured in, Run.Measured loop) {
      long tasks = size.loopTasks();
      return new WriteSizes(in.changelog().meanBytes(), in.events().meanBytes(), in.arm().meanBytes(),
          (int) (loop.changelog().valueBytes() / tasks) - in.changelog().meanBytes(),
          (int) (loop.events().valueBytes() / tasks) - in.events().meanBytes(),
          loop.results().meanBytes(), in.events().lastHeaders());
    }

    private ObjectNode figures(Run.Measured in, Run.Measured loop, WriteSizes sizes) {
      ObjectNode figures = Codec.emptyObject();
      paces.forEach((figure, all) -> figures.put(figure, Figures.rounded(Median.of(all))));
      double perTaskIn = (double) in.records() / size.tasks();
      figures.put("ratio_to_identity", ratio(figures, "tasks_per_s", "identity_per_s"))
          .put("ratio_to_same_writes", ratio(figures, "tasks_per_s", "same_writes_per_s"))
          .put("loop_ratio_to_same_writes",
              ratio(figures, "loop_tasks_per_s", "loop_same_writes_per_s"))
          .put("observed_ratio_to_unobserved", pairwise(paces, OBSERVED, LOOP))
          .put("observed_ratio_to_unobserved_by_processor_time", pairwise(cpu, LOOP, OBSERVED))
          .put("records_per_task_in", Figures.rounded(perTaskIn))
          .put("records_per_task_back",
              Figures.rounded((double) loop.records() / size.loopTasks() - perTaskIn));
      figures.putPOJO("rounds", paces);
      figures.putPOJO("processor_micros_per_task", cpu);
      figures.putObject("bytes_per_record").put("state_in", sizes.stateIn())
          .put("event_in", sizes.eventIn()).put("assignment", sizes.assignment())
          .put("state_back", sizes.stateBack()).put("event_back", sizes.eventBack())
          .put("result", sizes.result());
      figures.putObject("settings").put("tasks", size.tasks()).put("loop_tasks", size.loopTasks())
          .put("rounds", size.rounds()).put("watched_loops_a_round", size.watched())
          .put("partitions", PARTITIONS).put("stream_threads", THREADS)
          .put("commit_interval_ms", COMMIT.toMillis()).put("guarantee", "exactly_once_v2")
          .put("producer_linger_ms", 5).put("producer_batch_bytes", 128 * 1024)
          .put("broker", "embedded, in this JVM").put("logs_and_meters", "off")
          .put("observed", observation.described());
      return figures;
    }
  }

  /** The middle of the ratios of each round: runs beside each other are disturbed alike. */
  private static double pairwise(Map<String, List<Double>> all, String of, String to) {
    List<Double> some = all.getOrDefault(of, List.of());
    List<Double> others = all.getOrDefault(to, List.of());
    return Figures.rounded(Median.of(
        IntStream.range(0, some.size()).mapToObj(i -> some.get(i) / others.get(i)).toList()));
  }

  private static double ratio(ObjectNode figures, String of, String to) {
    return Figures.rounded(figures.get(of).doubleValue() / figures.get(to).doubleValue());
  }
}
