package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.failed;
import static io.octollm.orchestrator.Facts.started;
import static io.octollm.orchestrator.Facts.succeeded;
import static io.octollm.orchestrator.Tasks.plan;
import static io.octollm.orchestrator.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Status;
import io.octollm.schema.TaskError;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TimersTest {
  /** Step time-out and grace of the default settings. */
  private static final Duration LEASE = Duration.ofSeconds(70);

  private static ErrorCode code(Told told) {
    return Objects.requireNonNull(told.result().error()).code();
  }

  @Test
  void attemptThatIsNotReportedInTimeIsTriedAgain() {
    Story story = Story.withWorker();
    story.submit("");

    Told told = story.after(LEASE).timer();

    assertThat(told.entry(EventName.ARM_CALL_FAILED)).containsEntry("error_code", "STEP_TIMEOUT")
        .containsEntry("error_type", "timeout").containsEntry("duration", 70.0);
    assertThat(told.names()).contains(EventName.TASK_RETRY);
    assertThat(story.phase("step-1")).isInstanceOf(Phase.Retrying.class);
  }

  @Test
  void attemptIsNotGivenUpBeforeItsLeaseAndGraceAreOver() {
    Story story = Story.withWorker();
    story.submit("");

    assertThat(story.after(LEASE.minusMillis(1)).timer().isNothing()).isTrue();
  }

  @Test
  void attemptThatIsGivenUpWithoutRetriesLeftFailsTheTask() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_retries':0}");

    Told told = story.after(LEASE).timer();

    assertThat(code(told)).isEqualTo(ErrorCode.STEP_TIMEOUT);
    assertThat(told.letter().stage()).isEqualTo("worker");
  }

  @Test
  void unsafeActWithoutAnEndIsInDoubtAndNeverTriedAgain() {
    Story story = Story.withWorker();
    story.submit("");
    story.report(started("step-1", 1, "worker"));

    Told told = story.after(LEASE).timer();

    assertThat(code(told)).isEqualTo(ErrorCode.IN_DOUBT);
    assertThat(told.result().error().retryable()).isFalse();
    assertThat(told.letter().stage()).isEqualTo("worker");
    assertThat(told.assignments()).isEmpty();
  }

  @Test
  void unsafeActWithoutAnEndIsInDoubtWhenTheTaskRunsOutOfTimeToo() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_time_seconds':20}," + plan("a", "b"));
    story.report(started("b", 1, "worker"));

    Told told = story.after(Duration.ofSeconds(20)).timer();

    assertThat(code(told)).isEqualTo(ErrorCode.IN_DOUBT);
    assertThat(told.entry(EventName.TASK_FAILED)).containsEntry("step", "b");
  }

  @Test
  void taskEndsAtItsDeadline() {
    Story story = Story.withWorker();
    story.submit("'deadline':'2026-01-01T00:00:20Z'");

    Told told = story.after(Duration.ofSeconds(20)).timer();

    assertThat(code(told)).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(told.letter().stage()).isEqualTo("orchestrator");
    assertThat(told.result().steps().getFirst().status()).isEqualTo("assigned");
  }

  @Test
  void taskEndsWhenItsTimeBudgetIsOver() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_time_seconds':20},'deadline':'2026-01-01T00:01:00Z'");

    assertThat(code(story.after(Duration.ofSeconds(20)).timer()))
        .isEqualTo(ErrorCode.BUDGET_EXCEEDED);
  }

  @Test
  void leaseEndsNoLaterThanTheTask() {
    Story story = Story.withWorker();

    Told told = story.submit("'budget':{'max_time_seconds':20}");

    assertThat(told.assignment().leaseUntil()).isEqualTo(Facts.START.plusSeconds(20));
    assertThat(story.active().due()).isEqualTo(Facts.START.plusSeconds(20));
  }

  @Test
  void outcomeAfterTheEndOfTimeComesTooLate() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_time_seconds':20}");

    Told told = story.after(Duration.ofSeconds(20)).report(succeeded("step-1", 1, "worker", "1"));

    assertThat(code(told)).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
  }

  @Test
  void stepsWhoseLeasesEndTogetherAreTriedAgainTogether() {
    Story story = Story.withWorker();
    story.submit(plan("a", "b", "c<a"));

    story.after(LEASE).timer();

    assertThat(story.phase("a")).isInstanceOf(Phase.Retrying.class);
    assertThat(story.phase("b")).isInstanceOf(Phase.Retrying.class);
    assertThat(story.phase("c")).isInstanceOf(Phase.Pending.class);
    assertThat(story.active().retries()).isEqualTo(2);
  }

  @Test
  void firstLeaseThatFailsTheTaskEndsItOnce() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_retries':0}," + plan("a", "b"));

    Told told = story.after(LEASE).timer();

    assertThat(told.results()).hasSize(1);
    assertThat(told.entry(EventName.ARM_CALL_FAILED)).containsEntry("step", "a");
  }

  @Test
  void oneTimerServesWhateverIsDue() {
    Story story = Story.withWorker();
    story.submit(plan("a", "b"));
    story.report(failed("a", 1, "worker",
        Facts.error(ErrorCode.RATE_LIMITED).retryAfter(65_000)));

    Told told = story.after(LEASE).timer();

    assertThat(told.assignment().step()).isEqualTo("a");
    assertThat(story.phase("b")).isInstanceOf(Phase.Retrying.class);
  }

  @Test
  void pauseOfNothingIsOverAtOnce() {
    Story story = Story.withWorker();
    story.submit(plan("a", "b"));
    TaskError now = Facts.error(ErrorCode.RATE_LIMITED).retryAfter(-5);
    story.report(failed("a", 1, "worker", now));

    assertThat(story.active().due()).isEqualTo(Facts.START);
    assertThat(story.timer().assignment().attempt()).isEqualTo(2);
  }

  @Test
  void endedTaskIsRememberedForItsRetentionAndThenForgotten() {
    Story story = Story.withWorker();
    story.submit("");
    story.report(succeeded("step-1", 1, "worker", "1"));
    story.after(Duration.ofDays(7).minusMillis(1)).timer();
    TaskState before = story.state();

    Told told = story.after(Duration.ofDays(7)).timer();

    assertThat(before).isInstanceOf(TaskState.Ended.class);
    assertThat(told.isNothing()).isTrue();
    assertThat(story.state()).isEqualTo(new TaskState.Unknown());
    assertThat(story.on(Facts.submitted(task(""), 20)).assignments()).hasSize(1);
  }

  @Test
  void failedTaskIsKeptInFullForARetentionOfItsOwn() {
    OrchestratorSettings some = OrchestratorSettings.DEFAULT;
    Story story = new Story(new OrchestratorSettings(some.stepTimeout(), some.leaseGrace(),
        some.backoffBase(), some.backoffMax(), some.routingWait(), Duration.ofDays(1),
        Duration.ofDays(3), some.maxSteps(), some.maxReplans(), some.maxCopyBytes(),
        some.circuits(), some.liveArms()));
    story.submit("");

    assertThat(story.ended().status()).isEqualTo(Status.FAILED);
    assertThat(story.ended().expiresAt()).isEqualTo(Facts.START.plus(Duration.ofDays(3)));
    assertThat(story.ended().last().taskId()).isEqualTo(Tasks.ID);
  }
}
