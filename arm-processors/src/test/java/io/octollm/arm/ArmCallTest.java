package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ArmCallTest {
  private final ScheduledThreadPoolExecutor timer = ArmWorker.timer("test");

  @AfterEach
  void end() {
    timer.shutdownNow();
  }

  @Test
  void leaseThatIsOverMeansNoWork() {
    AtomicInteger worked = new AtomicInteger();

    Outcome outcome = run(a -> {
      worked.incrementAndGet();
      return ArmResult.done(Codec.emptyObject(), 1);
    }, until(Instant.now().minusSeconds(1)), new Call());

    assertThat(code(outcome)).isEqualTo(ErrorCode.STEP_TIMEOUT);
    assertThat(worked).hasValue(0);
  }

  @Test
  void outputThatNoOutcomeCanHoldIsAFailedAttempt() {
    Outcome outcome = run(a -> ArmResult.done(Codec.emptyObject().put("text", "half \ud83d"), 1),
        until(Samples.FAR), new Call());

    assertThat(code(outcome)).isEqualTo(ErrorCode.ARM_ERROR);
    assertThat(((Outcome.Failed) outcome).error().message()).contains("half of a surrogate pair");
  }

  @Test
  void workIsInterruptedWhenItsLeaseEnds() {
    assertThat(code(run(ArmCallTest::forEver, until(Instant.now().plusMillis(100)), new Call())))
        .isEqualTo(ErrorCode.STEP_TIMEOUT);
  }

  @Test
  void deadlineBeforeTheLeaseEndsTheWork() {
    Assignment a = until(Samples.FAR);
    var withDeadline = new Assignment(a.taskId(), a.requestId(), a.step(), 1, 0, a.arm(), null, null,
        a.tenant(), a.goal(), a.goal(), a.context(), a.input(), a.constraints(), a.criteria(),
        null, List.of(), a.budget(), Instant.now().plusMillis(100), a.leaseUntil());

    assertThat(code(run(ArmCallTest::forEver, withDeadline, new Call())))
        .isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
  }

  @Test
  void cancelInterruptsTheWork() {
    var call = new Call();

    Outcome outcome = run(a -> {
      call.stop(Call.Stop.CANCELLED);
      return forEver(a);
    }, until(Samples.FAR), call);

    assertThat(code(outcome)).isEqualTo(ErrorCode.CANCELLED);
  }

  @Test
  void workThatIsHandedBackHasNoOutcome() {
    var call = new Call();

    assertThat(ended(a -> {
      call.stop(Call.Stop.HANDED_BACK);
      return forEver(a);
    }, until(Samples.FAR), call)).isInstanceOf(ArmCall.Ended.HandedBack.class);
  }

  @Test
  void callThatEndedLeavesNoTimerBehind() {
    for (int i = 0; i < 100; i++) {
      run(a -> ArmResult.done(Codec.emptyObject(), 1), until(Samples.FAR), new Call());
    }

    assertThat(timer.getQueue()).isEmpty();
  }

  @Test
  void unsafeActThatBreaksIsInDoubt() {
    var call = new Call();
    call.started();

    assertThat(code(run(a -> {
      throw new IllegalStateException("half way");
    }, until(Samples.FAR), call))).isEqualTo(ErrorCode.IN_DOUBT);
  }

  @Test
  void exceptionIsReportedByItsClassAlone() {
    Outcome outcome = run(a -> {
      throw new IllegalStateException("the payload: 4111 1111 1111 1111");
    }, until(Samples.FAR), new Call());

    assertThat(code(outcome)).isEqualTo(ErrorCode.ARM_ERROR);
    assertThat(Codec.json().writeValueAsString(outcome))
        .contains("java.lang.IllegalStateException").doesNotContain("4111");
  }

  @Test
  void stackThatOverflowsIsAnErrorOfTheArm() {
    assertThat(code(run(ArmCallTest::deep, until(Samples.FAR), new Call()))).isEqualTo(ErrorCode.ARM_ERROR);
  }

  @Test
  void outputIsFilteredAndThenMeasured() {
    Outcome outcome = run(a -> ArmResult.done(Codec.tree("x".repeat(2000)), 1), until(Samples.FAR), new Call());

    assertThat(code(outcome)).isEqualTo(ErrorCode.OUTPUT_TOO_LARGE);
  }

  @Test
  void outputLeavesOnlyThroughTheFilter() {
    var call = new ArmCall(new Lambda(a -> ArmResult.done(Codec.tree("SECRET"), 1)),
        output -> new OutputFilter.Filtered(Codec.tree("<FILTERED>"), null), "i", 1024, Clock.systemUTC(), timer);

    assertThat(call.run(until(Samples.FAR), new Call())).isInstanceOfSatisfying(
        ArmCall.Ended.Reported.class, reported -> assertThat(reported.outcome())
            .isInstanceOfSatisfying(Outcome.Succeeded.class,
                done -> assertThat(done.output().stringValue()).isEqualTo("<FILTERED>")));
  }

  private static ArmResult forEver(Assignment a) throws InterruptedException {
    new CountDownLatch(1).await();
    throw new AssertionError("nobody counts down");
  }

  private static ArmResult deep(Assignment a) {
    return deep(a).equals(null) ? deep(a) : deep(a);
  }

  private static Assignment until(Instant lease) {
    return Samples.assignment("task-1", "go", "{}", lease);
  }

  private Outcome run(Lambda.Work work, Assignment assignment, Call call) {
    return ((ArmCall.Ended.Reported) ended(work, assignment, call)).outcome();
  }

  private ArmCall.Ended ended(Lambda.Work work, Assignment assignment, Call call) {
    return new ArmCall(new Lambda(work), OutputFilter.OPEN, "i", 1024, Clock.systemUTC(), timer).run(assignment, call);
  }

  private static ErrorCode code(Outcome outcome) {
    return ((Outcome.Failed) outcome).error().code();
  }
}
