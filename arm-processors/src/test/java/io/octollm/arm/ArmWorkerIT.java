package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.EventName;
import io.octollm.schema.lines.HeardLines;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The worker on a real broker; assignments come in transactions, as the topology sends them. */
@Timeout(90)
@ExtendWith(BrokerExtension.class)
class ArmWorkerIT {
  private static final ArmResult OK = ArmResult.done(Codec.emptyObject(), 1);
  private final EmbeddedBroker broker;
  private final Queue<String> worked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private Workbench bench;

  ArmWorkerIT(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @BeforeEach
  void open() throws Exception {
    bench = new Workbench(broker, 2);
  }

  @AfterEach
  void close() {
    gate.countDown();
    bench.close();
  }

  @Test
  void slowTaskAmongTwoThousandDelaysNone() {
    bench.assign(0, 2000);
    bench.worker("i1", a -> a.taskId().equals("task-3") ? waitAtGate() : OK);

    bench.awaitOutcomes(1999);

    assertThat(bench.ended()).doesNotContain("task-3").doesNotHaveDuplicates();
    gate.countDown();
    bench.awaitOutcomes(2000);
  }

  @Test
  void transactionalTopicLeavesNoLastingLag() {
    bench.assign(0, 50);
    bench.worker("i1", a -> OK);

    bench.awaitOutcomes(50);
    bench.abort(0);

    Await.until(() -> bench.lag() == 0);
  }

  @Test
  void workerAfterACrashDoesTheUnfinishedAndNothingElse() {
    bench.assign(0, 500);
    Set<String> held = Set.of("task-0", "task-7", "task-8", "task-499");
    ArmWorker first = bench.worker("i1", a -> held.contains(a.taskId()) ? waitAtGate() : OK);
    bench.awaitOutcomes(496);
    // All but the held ones are committed, in the notes beside the offsets.
    Await.until(() -> bench.committedNotesCover(496));
    first.abandon();
    Await.until(() -> !first.running());

    bench.worker("i2", this::record);

    bench.awaitOutcomes(500);
    assertThat(worked).as("worked with %s committed", bench.committed())
        .containsExactlyInAnyOrderElementsOf(held);
  }

  /** A topic that takes no record acknowledges none, until the setting is taken back. */
  @Test
  void offsetIsNotCommittedBeforeTheOutcomeIsAcknowledged() throws Exception {
    bench.outcomesTopic("max.message.bytes", "50");
    bench.assign(0, 2);
    ArmWorker first = bench.worker("i1", this::record);
    Await.until(() -> worked.size() == 2);
    Await.stays(Duration.ofSeconds(1), () -> bench.lag() == 4);
    first.abandon();
    Await.until(() -> !first.running());
    bench.outcomesTopic("max.message.bytes", "1000000");

    bench.worker("i2", this::record);

    bench.awaitOutcomes(2);
    assertThat(worked).hasSize(4);
    Await.until(() -> bench.lag() == 0);
  }

  @Test
  void stopFinishesWhatRunsAndLeavesTheRest() throws Exception {
    bench.assign(0, 2);
    CountDownLatch running = new CountDownLatch(2);
    ArmWorker first = bench.worker("i1", a -> {
      running.countDown();
      return waitAtGate();
    });
    running.await();
    Thread stopping = Thread.startVirtualThread(first::stop);
    Await.until(() -> !first.running());
    bench.assign(2, 4);
    gate.countDown();
    stopping.join();

    bench.worker("i2", this::record);

    bench.awaitOutcomes(4);
    assertThat(worked).containsExactlyInAnyOrder("task-2", "task-3");
    assertThat(bench.ended()).hasSize(4);
  }

  @Test
  void workThatOutlastsTheDrainIsHandedBackWithoutAnOutcome() throws Exception {
    bench.assign(0, 1);
    CountDownLatch running = new CountDownLatch(1);
    ArmWorker first = bench.worker("i1", a -> {
      running.countDown();
      return waitAtGate();
    }, Duration.ofMillis(100));
    running.await();
    first.stop();
    assertThat(bench.outcomes()).isEmpty();

    bench.worker("i2", this::record);

    bench.awaitOutcomes(1);
    assertThat(worked).containsExactly("task-0");
  }

  @Test
  void twoWorkersShareTheTopicAndNothingIsLostWhenTheSecondJoins() {
    Map<String, AtomicInteger> byInstance = new ConcurrentHashMap<>();
    bench.assign(0, 100);
    bench.worker("i1", a -> count(byInstance, "i1"));
    bench.awaitOutcomes(100);
    bench.worker("i2", a -> count(byInstance, "i2"));
    for (int i = 100; !byInstance.containsKey("i2") && i < 4000; i += 20) {
      bench.assign(i, i + 20);
      bench.awaitOutcomes(i + 20);
    }

    assertThat(byInstance).containsOnlyKeys("i1", "i2");
  }

  @Test
  void moreThanFitsWaitsAndIsDoneInTheEnd() {
    Set<Thread> atWork = ConcurrentHashMap.newKeySet();
    AtomicInteger most = new AtomicInteger();
    bench.assign(0, 3000);
    bench.worker("i1", a -> {
      atWork.add(Thread.currentThread());
      most.accumulateAndGet(atWork.size(), Math::max);
      new CountDownLatch(1).await(2, java.util.concurrent.TimeUnit.MILLISECONDS);
      atWork.remove(Thread.currentThread());
      return OK;
    });

    bench.awaitOutcomes(3000);

    assertThat(most.get()).isBetween(2, 256);
    assertThat(new HashSet<>(bench.ended())).hasSize(3000);
  }

  /** Who does not poll for two seconds is put out of the group here, and its work given to another. */
  @Test
  void fullWorkerReadsNoFurtherAndStaysInItsGroup() {
    bench.assign(0, 1500);
    bench.worker("i1", a -> {
      worked.add(a.taskId());
      return waitAtGate();
    });
    Await.until(() -> worked.size() == 256);
    Await.stays(Duration.ofSeconds(4), () -> worked.size() == 256 && bench.outcomes().isEmpty());
    gate.countDown();

    bench.awaitOutcomes(1500);

    assertThat(worked).hasSize(1500).doesNotHaveDuplicates();
  }

  private ArmResult waitAtGate() throws InterruptedException {
    gate.await();
    return OK;
  }

  private ArmResult record(Assignment assignment) {
    worked.add(assignment.taskId());
    return OK;
  }

  private static ArmResult count(Map<String, AtomicInteger> counts, String instance) {
    counts.computeIfAbsent(instance, i -> new AtomicInteger()).incrementAndGet();
    return OK;
  }

  @Test
  void eachHeartbeatThatTheBrokerTookIsALine() {
    try (HeardLines lines = new HeardLines(Heartbeat.class)) {
      bench.worker("in-the-log", this::holdAll);
      bench.assign(0, 2);

      Await.until(() -> beats(lines).anyMatch(line -> line.fields().get("in_flight").equals(2)));
      assertThat(beats(lines)).allSatisfy(line -> {
        assertThat(line.level()).isEqualTo("DEBUG");
        assertThat(line.fields()).containsOnlyKeys("arm", "instance", "in_flight", "capacity")
            .containsEntry("arm", "lambda");
      });
    }
  }

  private static Stream<HeardLines.Line> beats(HeardLines lines) {
    return lines.of(EventName.ARM_HEALTH).stream()
        .filter(line -> line.fields().get("instance").equals("in-the-log"));
  }

  private ArmResult holdAll(Assignment assignment) throws InterruptedException {
    gate.await();
    return OK;
  }
}
