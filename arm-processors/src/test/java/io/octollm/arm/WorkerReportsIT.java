package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.InboundHeaders;
import io.octollm.schema.Outcome;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a worker tells the pipeline: outcomes of all kinds, and how it is. */
@Timeout(90)
@ExtendWith(BrokerExtension.class)
class WorkerReportsIT {
  private static final ArmResult OK = ArmResult.done(Codec.emptyObject(), 1);
  private final EmbeddedBroker broker;
  private final Queue<String> worked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private Workbench bench;

  WorkerReportsIT(EmbeddedBroker broker) {
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
  void outcomeThatTheBrokerFindsTooLargeIsReportedAsSuch() throws Exception {
    bench.outcomesTopic("max.message.bytes", "5000");
    bench.assign(0, 1);
    bench.worker("i1", a -> ArmResult.done(Codec.tree("x".repeat(20_000)), 1));

    bench.awaitOutcomes(1);

    assertThat(failure("task-0").error().code()).isEqualTo(ErrorCode.OUTPUT_TOO_LARGE);
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

  private ArmResult waitAtGate() throws InterruptedException {
    gate.await();
    return OK;
  }

  private ArmResult record(Assignment assignment) {
    worked.add(assignment.taskId());
    return OK;
  }

  private Outcome.Failed failure(String taskId) {
    return bench.outcomes().stream().filter(o -> o.taskId().equals(taskId))
        .map(Outcome.Failed.class::cast).findFirst().orElseThrow();
  }
}
