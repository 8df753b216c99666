package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.InboundHeaders;
import io.octollm.schema.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.header.internals.RecordHeaders;
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
    assertThat(worked).containsExactlyInAnyOrderElementsOf(held);
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
  void outcomeThatTheBrokerFindsTooLargeIsReportedAsSuch() throws Exception {
    bench.outcomesTopic("max.message.bytes", "5000");
    bench.assign(0, 1);
    bench.worker("i1", a -> ArmResult.done(Codec.tree("x".repeat(20_000)), 1));

    bench.awaitOutcomes(1);

    assertThat(failure("task-0").error().code()).isEqualTo(ErrorCode.OUTPUT_TOO_LARGE);
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
  void poisonIsReportedWhenItsHeadersNameTheTaskAndSkippedOtherwise() {
    bench.raw("{nonsense".getBytes(), Workbench.headers("task-poison", 1));
    bench.raw(new byte[] {(byte) 0xff}, new RecordHeaders());
    bench.raw(null, new RecordHeaders());
    bench.raw("{}".getBytes(), Workbench.headers("task-nowhere", 77));
    bench.assign(Workbench.assignment("task-good", 0, Samples.FAR));
    bench.worker("i1", a -> OK);

    bench.awaitOutcomes(2);

    assertThat(bench.ended()).containsExactlyInAnyOrder("task-poison", "task-good");
    assertThat(failure("task-poison").attempt()).isEqualTo(2);
    assertThat(failure("task-poison").error().code()).isEqualTo(ErrorCode.UNREADABLE);
    Await.until(() -> bench.lag() == 0);
  }

  @Test
  void outcomeGoesHomeWithTheHeadersOfItsTask() {
    bench.assign(0, 2);
    bench.worker("i1", a -> OK);

    bench.awaitOutcomes(2);

    assertThat(bench.outcomeRecords).allSatisfy(record -> {
      String task = new String(record.key());
      InboundHeaders headers = InboundHeaders.read(record.headers());
      assertThat(record.partition()).isEqualTo(task.equals("task-0") ? 0 : 1);
      assertThat(headers.requestId()).isEqualTo("req-1");
      assertThat(headers.taskId()).isEqualTo(task);
      assertThat(headers.step()).isEqualTo("step-1");
      assertThat(headers.attempt()).isEqualTo(1);
      assertThat(headers.traceparent()).startsWith("00-0af7651916cd43dd8448eb211c80319c");
    });
  }

  @Test
  void leaseThatPassedInTheQueueIsAnsweredWithoutWork() {
    bench.assign(Workbench.assignment("task-late", 0, Instant.now().minusSeconds(1)));
    bench.worker("i1", this::record);

    bench.awaitOutcomes(1);

    assertThat(failure("task-late").error().code()).isEqualTo(ErrorCode.STEP_TIMEOUT);
    assertThat(worked).isEmpty();
  }

  @Test
  void cancelInterruptsTheCallOfThatTaskAlone() throws Exception {
    bench.assign(0, 2);
    CountDownLatch running = new CountDownLatch(2);
    bench.worker("i1", a -> {
      running.countDown();
      return waitAtGate();
    });
    running.await();

    Await.until(() -> {
      bench.cancel("task-0");
      return bench.ended().contains("task-0");
    });

    assertThat(failure("task-0").error().code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(bench.ended()).doesNotContain("task-1");
  }

  @Test
  void heartbeatTellsHowBusyItIsAndStopTakesItOffTheRegistry() {
    bench.assign(0, 3);
    ArmWorker worker = bench.worker("i1", a -> a.taskId().equals("task-2")
        ? ArmResult.failed(ErrorCode.LLM_API_ERROR, "x") : waitAtGate());
    Await.until(() -> bench.lastBeat("i1") != null && bench.lastBeat("i1").inFlight() == 2
        && bench.lastBeat("i1").success().n() == 1);
    assertThat(bench.meters.get("octollm.inflight.calls").tag("arm", "lambda").gauge().value()).isEqualTo(2);
    assertThat(bench.meters.get("octollm.arm.failures").tags("arm_id", "lambda", "error_type", "external")
        .counter().count()).isEqualTo(1);
    gate.countDown();

    worker.stop();

    Await.until(() -> bench.lastBeat("i1") == null);
    assertThat(bench.beats).isNotEmpty();
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

  @Test
  void unsafeArmIsRefused() {
    var unsafe = new Arm() {
      @Override
      public ArmProfile profile() {
        return new ArmProfile("lambda", List.of("x"), 0, List.of(), true, "none", 1);
      }

      @Override
      public ArmResult work(io.octollm.schema.Assignment assignment) {
        return OK;
      }
    };

    assertThatThrownBy(() -> new ArmWorker(WorkerSettings.of(bench.topics, "app", "i", "0"), unsafe,
        OutputFilter.OPEN, Map.of(), bench.meters, Clock.systemUTC())).hasMessageContaining("unsafe");
  }

  private ArmResult waitAtGate() throws InterruptedException {
    gate.await();
    return OK;
  }

  private ArmResult record(io.octollm.schema.Assignment assignment) {
    worked.add(assignment.taskId());
    return OK;
  }

  private static ArmResult count(Map<String, AtomicInteger> counts, String instance) {
    counts.computeIfAbsent(instance, i -> new AtomicInteger()).incrementAndGet();
    return OK;
  }

  private Outcome.Failed failure(String taskId) {
    return bench.outcomes().stream().filter(o -> o.taskId().equals(taskId))
        .map(Outcome.Failed.class::cast).findFirst().orElseThrow();
  }
}
