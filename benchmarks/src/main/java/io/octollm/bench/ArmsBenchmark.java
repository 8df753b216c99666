package io.octollm.bench;

import com.sun.management.OperatingSystemMXBean;
import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import tools.jackson.databind.node.ObjectNode;

/**
 * How near an arm's worker comes to the ideal, in which every place for a call is always taken:
 * calls of even length, and calls of which a few are long, each beside Confluent's parallel-consumer.
 * All read the same topic of one partition in turn; outcomes are counted where they are written.
 */
final class ArmsBenchmark implements Benchmark {

  /**
   * How much is done.
   *
   * @param cut left out at the beginning and at the end of the time that is measured
   */
  record Size(int inFlight, Duration cut, Duration steady) {
    static final Size FULL = new Size(256, Duration.ofSeconds(10), Duration.ofSeconds(60));

    /** Assignments that last for a whole run at the ideal pace, and some more. */
    long assignments() {
      double seconds = (steady.toMillis() + 2 * cut.toMillis()) / 1000.0;
      return Math.round(inFlight / MEAN_SECONDS * seconds * 1.08) + 20L * inFlight;
    }
  }

  private static final double MEAN_SECONDS = 0.05;
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(10);
  private final Size size;

  ArmsBenchmark(Size size) {
    this.size = size;
  }

  /**
   * What a run came to.
   *
   * @param cpuMicros processor time of this JVM for each call, the broker's part included
   */
  private record Pace(double perSecond, double idealPerSecond, double cpuMicros) {
    double ratio() {
      return perSecond / idealPerSecond;
    }
  }

  @Override
  public ObjectNode run(Path folder, Consumer<String> progress) throws InterruptedException {
    ObjectNode figures = Codec.emptyObject();
    try (Stand stand = Stand.open(folder)) {
      Topics topics = new Topics("arms.");
      stand.create(topics.specs(1, List.of(SleepingArm.NAME)));
      try (KafkaProducer<byte[], byte[]> producer = stand.producer()) {
        SleepingArm.feed(producer, topics, size.assignments());
      }
      progress.accept(size.assignments() + " assignments are there");
      warm(stand, topics);
      for (CallTimes times : CallTimes.values()) {
        String name = times.name().toLowerCase(Locale.ROOT);
        Pace worker = measure(stand, topics, "worker-" + name, new WorkingContender.Worker(), times);
        progress.accept("%s, worker: %.3f of the ideal".formatted(name, worker.ratio()));
        Pace parallel =
            measure(stand, topics, "parallel-" + name, new WorkingContender.Parallel(), times);
        progress.accept("%s, parallel-consumer: %.3f of the ideal".formatted(name, parallel.ratio()));
        figures.put(name + "_ratio_to_ideal", Figures.rounded(worker.ratio()))
            .put("parallel_consumer_" + name + "_ratio_to_ideal", Figures.rounded(parallel.ratio()))
            .put(name + "_per_s", Math.round(worker.perSecond()))
            .put("parallel_consumer_" + name + "_per_s", Math.round(parallel.perSecond()))
            .put(name + "_cpu_us_per_call", Math.round(worker.cpuMicros()))
            .put("parallel_consumer_" + name + "_cpu_us_per_call", Math.round(parallel.cpuMicros()))
            .put("ideal_" + name + "_per_s", Math.round(worker.idealPerSecond()));
      }
    }
    figures.set("settings", settings());
    return figures;
  }

  /** Whoever comes first would else pay for the code that all of them share. */
  private void warm(Stand stand, Topics topics) throws InterruptedException {
    for (WorkingContender each : List.of(new WorkingContender.Worker(), new WorkingContender.Parallel())) {
      measure(stand, topics, "warm-" + each.getClass().getSimpleName(), each, CallTimes.UNIFORM,
          Duration.ZERO, size.cut());
    }
  }

  private Pace measure(Stand stand, Topics topics, String group, WorkingContender contender,
      CallTimes times) throws InterruptedException {
    return measure(stand, topics, group, contender, times, size.cut(), size.steady());
  }

  private Pace measure(Stand stand, Topics topics, String group, WorkingContender contender,
      CallTimes times, Duration cut, Duration steady) throws InterruptedException {
    long before = stand.written(topics.outcomes());
    try (AutoCloseable running =
        contender.start(stand.kafka(), topics, group, new SleepingArm(times), size.inFlight())) {
      awaitFirst(stand, topics, before);
      pause(cut);
      long from = stand.written(topics.outcomes()) - before;
      long fromNanos = System.nanoTime();
      long fromCpu = cpuNanos();
      pause(steady);
      long to = stand.written(topics.outcomes()) - before;
      double seconds = (System.nanoTime() - fromNanos) / 1e9;
      double cpuMicros = (cpuNanos() - fromCpu) / 1e3 / Math.max(1, to - from);
      pause(cut);
      if (stand.written(topics.outcomes()) - before >= size.assignments()) {
        throw new IllegalStateException(group + " ran out of assignments: it was not at work all the time");
      }
      return new Pace((to - from) / seconds, size.inFlight() * 1000.0 / times.meanMillis(from, to), cpuMicros);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(group + " did not go well", e);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static void awaitFirst(Stand stand, Topics topics, long before) throws InterruptedException {
    long until = System.nanoTime() + START_LIMIT.toNanos();
    while (stand.written(topics.outcomes()) == before) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException("no outcome within " + START_LIMIT);
      }
      pause(LOOK);
    }
  }

  private static void pause(Duration span) {
    long until = System.nanoTime() + span.toNanos();
    for (long left = span.toNanos(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private ObjectNode settings() {
    ObjectNode settings = Codec.emptyObject().put("in_flight", size.inFlight()).put("partitions", 1)
        .put("steady_s", size.steady().toMillis() / 1000.0).put("cut_s", size.cut().toMillis() / 1000.0)
        .put("warm_up_s", size.cut().toMillis() / 1000.0)
        .put("uniform", "50 ms").put("heavy_tail", "95 % 20 ms, 5 % 620 ms")
        .put("ideal", "in_flight / mean length of the calls that were made")
        .put("counted", "outcomes that the broker has acknowledged").put("broker", "embedded, in this JVM");
    settings.putObject("worker").put("threads", "virtual").put("output_filter", "default policy");
    settings.putObject("parallel_consumer").put("version", "0.5.3.3").put("ordering", "UNORDERED")
        .put("max_concurrency", size.inFlight() * WorkingContender.Parallel.THREADS_PER_CALL)
        .put("calls_at_a_time", size.inFlight()).put("commit_mode", "PERIODIC_CONSUMER_ASYNCHRONOUS")
        .put("commit_interval_ms", WorkingContender.Parallel.COMMIT.toMillis())
        .put("output_filter", "none");
    return settings;
  }
}
