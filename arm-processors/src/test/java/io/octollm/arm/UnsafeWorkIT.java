package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Work that must not be repeated: its start is committed before the act. */
@Timeout(90)
@ExtendWith(BrokerExtension.class)
class UnsafeWorkIT {
  private static final ArmResult OK = ArmResult.done(Codec.emptyObject(), 1);
  private final EmbeddedBroker broker;
  private final Queue<String> acts = new ConcurrentLinkedQueue<>();
  private final CountDownLatch gate = new CountDownLatch(1);
  private Workbench bench;

  UnsafeWorkIT(EmbeddedBroker broker) {
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
  void startIsReportedBeforeTheActAndItsEndAfterwards() {
    bench.assign(0, 1);
    worker("i1", this::act);

    Await.until(() -> bench.outcomes().size() == 1);

    assertThat(bench.outcomes().getFirst()).isInstanceOf(Outcome.Started.class);
    gate.countDown();
    Await.until(() -> bench.outcomes().size() == 2);
    assertThat(bench.outcomes().getLast()).isInstanceOf(Outcome.Succeeded.class);
    Await.until(() -> bench.lag() == 0);
  }

  @Test
  void workerAfterACrashRepeatsNoActThatBegan() {
    bench.assign(0, 300);
    ArmWorker first = worker("i1", this::act);
    Await.until(() -> acts.size() == 256);
    first.abandon();
    Await.until(() -> !first.running());

    gate.countDown();
    worker("i2", this::act);

    Await.until(() -> acts.size() == 300);
    Await.until(() -> bench.lag() == 0);
    assertThat(acts).doesNotHaveDuplicates();
  }

  @Test
  void actThatBeganIsFinishedAlthoughItsPartitionIsLost() {
    bench.assign(0, 20);
    worker("i1", this::act);
    Await.until(() -> acts.size() == 20);
    worker("i2", a -> OK);
    for (int i = 20; i < 4000 && bench.outcomes().stream().noneMatch(o -> by(o, "i2")); i += 20) {
      bench.assign(i, i + 20);
      Await.until(() -> bench.outcomes().stream().filter(Outcome.Started.class::isInstance).count() >= 20);
    }

    gate.countDown();

    Await.until(() -> bench.outcomes().stream().filter(o -> o instanceof Outcome.Succeeded && by(o, "i1"))
        .map(Outcome::taskId).toList().containsAll(acts.stream().limit(20).toList()));
    assertThat(acts).doesNotHaveDuplicates();
  }

  @Test
  void actThatOutlastsTheDrainIsInDoubtAndNobodyRepeatsIt() {
    bench.assign(0, 1);
    ArmWorker first = bench.worker("i1", Lambda.unsafe(this::act), Duration.ofMillis(100));
    Await.until(() -> acts.size() == 1);
    first.stop();

    Await.until(() -> failures().size() == 1);
    assertThat(failures().getFirst().error().code()).isEqualTo(ErrorCode.IN_DOUBT);
    worker("i2", this::act);
    bench.assign(1, 2);
    Await.until(() -> acts.size() == 2);
    assertThat(acts).containsExactly("task-0", "task-1");
  }

  @Test
  void leaseThatEndsTheActLeavesItInDoubt() {
    bench.assign(Workbench.assignment("task-0", 0, Instant.now().plusSeconds(3)));
    worker("i1", this::act);

    Await.until(() -> failures().size() == 1);

    assertThat(failures().getFirst().error().code()).isEqualTo(ErrorCode.IN_DOUBT);
    assertThat(acts).containsExactly("task-0");
  }

  @Test
  void leaseThatPassedBeforeItBeganStartsNothing() {
    bench.assign(Workbench.assignment("task-0", 0, Instant.now().minusSeconds(1)));
    worker("i1", this::act);

    Await.until(() -> failures().size() == 1);

    assertThat(failures().getFirst().error().code()).isEqualTo(ErrorCode.STEP_TIMEOUT);
    assertThat(bench.outcomes()).hasSize(1);
    assertThat(acts).isEmpty();
  }

  private ArmWorker worker(String instance, Lambda.Work work) {
    return bench.worker(instance, Lambda.unsafe(work), Duration.ofSeconds(10));
  }

  private ArmResult act(io.octollm.schema.Assignment assignment) throws InterruptedException {
    acts.add(assignment.taskId());
    gate.await();
    return OK;
  }

  private List<Outcome.Failed> failures() {
    return bench.outcomes().stream().filter(Outcome.Failed.class::isInstance)
        .map(Outcome.Failed.class::cast).toList();
  }

  private static boolean by(Outcome outcome, String instance) {
    return switch (outcome) {
      case Outcome.Started o -> o.instance().equals(instance);
      case Outcome.Succeeded o -> o.instance().equals(instance);
      case Outcome.Failed o -> o.instance().equals(instance);
    };
  }
}
