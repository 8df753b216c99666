package io.octollm.bench;

import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import tools.jackson.databind.node.ObjectNode;

/**
 * Many retries that are due at times of their own: all tasks are refused once, then the topology is
 * killed and started again, and each second attempt is clocked. Then what a decision costs while few
 * and many tasks are active.
 */
final class TimersBenchmark implements Benchmark {

  /**
   * How much is done.
   *
   * @param lead between the refusals and the first due time; the kill lies in it
   * @param active tasks that are with an arm while decisions are timed
   * @param waiting tasks that wait for an arm while decisions are timed
   */
  record Size(int pending, Duration lead, Duration span, Steps active, Steps waiting, int cycles) {
    static final Size FULL = new Size(100_000, Duration.ofSeconds(60), Duration.ofSeconds(60),
        new Steps(10_000, 100_000, 1_000_000), new Steps(1_000, 10_000, 100_000), 2_000);
  }

  /** Numbers of tasks; what many and most cost is set beside few. */
  record Steps(int few, int many, int most) {}

  private static final String NAME = "timers";
  private static final int PARTITIONS = 4;
  private static final Duration LIMIT = Duration.ofMinutes(4);
  private final Size size;

  TimersBenchmark(Size size) {
    this.size = size;
  }

  @Override
  public ObjectNode run(Path folder, Consumer<String> progress) throws InterruptedException {
    ObjectNode figures = Codec.emptyObject();
    try (Stand stand = Stand.open(folder)) {
      timers(stand, folder, figures, progress);
    }
    costs(folder, figures, progress);
    return figures;
  }

  private void timers(Stand stand, Path folder, ObjectNode figures, Consumer<String> progress)
      throws InterruptedException {
    Topics topics = new Topics(NAME + ".");
    stand.create(topics.specs(PARTITIONS, List.of(Registry.ARM)));
    String bootstrap = String.valueOf(stand.kafka().get("bootstrap.servers"));
    Path state = folder.resolve("node");
    try (KafkaProducer<byte[], byte[]> producer = stand.producer();
        Heartbeat heartbeat = new Heartbeat(producer, topics, InstantSource.system());
        RetryingArm arm = new RetryingArm(stand, topics)) {
      Instant from;
      try (TimerNode node = TimerNode.start(bootstrap, NAME, PARTITIONS, state)) {
        feed(producer, topics);
        require(arm.readUntil(() -> arm.taken() >= size.pending(), LIMIT), "first attempts", arm.taken());
        progress.accept(arm.taken() + " tasks are with the arm");
        from = Instant.now().plus(size.lead());
        arm.refuseAll(from, size.span());
        require(arm.readUntil(() -> arm.pending() >= size.pending(), LIMIT), "refusals", arm.pending());
        progress.accept(arm.pending() + " retries are pending, the topology is killed");
      }
      boolean before = Instant.now().isBefore(from);
      try (TimerNode node = TimerNode.start(bootstrap, NAME, PARTITIONS, state)) {
        Duration left = Duration.between(Instant.now(), from).plus(size.span()).plusSeconds(60);
        arm.readUntil(() -> arm.again() >= size.pending(), left);
        // Whatever would come twice comes soon.
        arm.readUntil(() -> false, Duration.ofSeconds(2));
      }
      report(arm, before, figures, progress);
    }
  }

  private void report(RetryingArm arm, boolean before, ObjectNode figures, Consumer<String> progress) {
    List<Double> late = arm.lateness();
    long early = late.stream().filter(ms -> ms < 0).count();
    figures.put("pending", size.pending())
        .put("fired_early", early)
        .put("lost", size.pending() - arm.again())
        .put("twice", arm.twice())
        .put("lateness_p50_ms", Figures.rounded(Rank.of(late, 0.5)))
        .put("lateness_p99_ms", Figures.rounded(Rank.of(late, 0.99)))
        .put("lateness_max_ms", Figures.rounded(Rank.of(late, 1)))
        .put("killed_before_the_first_was_due", before)
        .put("span_s", size.span().toSeconds());
    progress.accept("%d fired, %d early, p99 %.0f ms late"
        .formatted(arm.again(), early, Rank.of(late, 0.99)));
  }

  private void costs(Path folder, ObjectNode figures, Consumer<String> progress) {
    DecisionCost cost = new DecisionCost(folder.resolve("cost"), size.cycles());
    cost.micros(size.active().few()); // warms up
    Micros active = micros(size.active(), "active", cost::micros, progress);
    Micros waiting = micros(size.waiting(), "waiting", cost::microsWaiting, progress);
    figures.put("decision_us_10k", Figures.rounded(active.few())).put("decision_us_100k", Figures.rounded(active.many()))
        .put("decision_us_1m", Figures.rounded(active.most()))
        .put("decision_cost_ratio_100k", Figures.rounded(active.many() / active.few()))
        .put("decision_cost_ratio_1m", Figures.rounded(active.most() / active.few()))
        .put("queue_us_1k", Figures.rounded(waiting.few())).put("queue_us_10k", Figures.rounded(waiting.many()))
        .put("queue_us_100k", Figures.rounded(waiting.most()))
        .put("queue_cost_ratio_10k", Figures.rounded(waiting.many() / waiting.few()))
        .put("queue_cost_ratio_100k", Figures.rounded(waiting.most() / waiting.few()));
    figures.putObject("settings").putPOJO("active", size.active()).putPOJO("waiting", size.waiting())
        .put("cycles", size.cycles()).put("partitions", PARTITIONS)
        .put("commit_interval_ms", TimerNode.COMMIT.toMillis()).put("guarantee", "exactly_once_v2")
        .put("cost", "processor time of the real graph on RocksDB, without the driver's own");
  }

  /** Microseconds of processor time a decision. */
  private record Micros(double few, double many, double most) {}

  private static Micros micros(Steps steps, String what, IntToDoubleFunction cost, Consumer<String> progress) {
    IntToDoubleFunction said = tasks -> {
      double micros = cost.applyAsDouble(tasks);
      progress.accept("%d %s tasks: %.1f us a decision".formatted(tasks, what, micros));
      return micros;
    };
    return new Micros(said.applyAsDouble(steps.few()), said.applyAsDouble(steps.many()),
        said.applyAsDouble(steps.most()));
  }

  private static void require(boolean holds, String what, int seen) {
    if (!holds) {
      throw new IllegalStateException(what + " did not come: " + seen + " were seen");
    }
  }

  private void feed(KafkaProducer<byte[], byte[]> producer, Topics topics) {
    for (int i = 0; i < size.pending(); i++) {
      String id = "task-" + new UUID(i, 0x8000_0000_0000_0000L | i);
      ObjectNode task = Codec.emptyObject().put("task_id", id).put("goal", "Come back later " + i);
      task.putArray("required_capabilities").add(Registry.CAPABILITY);
      task.putObject("budget").put("max_time_seconds", 3_600);
      producer.send(new ProducerRecord<>(topics.tasks(), i % PARTITIONS,
          id.getBytes(StandardCharsets.UTF_8), Codec.encode(task)));
    }
    producer.flush();
  }
}
