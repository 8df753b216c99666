package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.error;
import static io.octollm.orchestrator.Facts.failed;
import static io.octollm.orchestrator.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Result;
import io.octollm.schema.Status;
import io.octollm.schema.StepResult;
import io.octollm.schema.TaskError;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When the next attempt comes, and when there is none. */
class RetryTest {
  private static final TaskError BUSY = error(ErrorCode.RATE_LIMITED).retryAfter(2_500);

  private static Instant due(Story story) {
    return ((Phase.Retrying) story.phase("step-1")).due();
  }

  @Test
  void nextAttemptComesExactlyWhenTheFailingSideAskedForIt() {
    Story story = Story.withWorker();
    story.submit("");

    Told told = story.report(failed("step-1", 1, "worker", BUSY));

    assertThat(due(story)).isEqualTo(Facts.START.plusMillis(2_500));
    assertThat(story.active().due()).isEqualTo(due(story));
    assertThat(told.entry(EventName.TASK_RETRY)).containsEntry("attempt", 1)
        .containsEntry("due_at", "2026-01-01T00:00:02.500Z")
        .containsEntry("error_code", "RATE_LIMITED").containsEntry("error_type", "rate_limit");
    assertThat(told.entry(EventName.ARM_CALL_FAILED)).containsEntry("arm", "worker")
        .containsEntry("duration", 0.7);
  }

  /** The pause is the spent model's own: the other one is asked after the plain back-off. */
  @Test
  void modelThatAsksForAPauseDoesNotDelayTheNextModel() {
    TaskError spent = error(ErrorCode.QUOTA_EXCEEDED).retryAfter(3_600_000);
    Story story = new Story().arm(models("worker", "m-1", "m-2"), 4);
    story.submit("");

    Told told = story.report(failed("step-1", 1, "worker", spent));

    assertThat(due(story)).isBefore(Facts.START.plusSeconds(2));
    assertThat(told.entry(EventName.TASK_RETRY)).doesNotContainKey("asked_ms")
        .containsEntry("next", "next_model");
    assertThat(told.event().view().arms()).extracting(ArmRow::arm).containsExactly("worker");
    assertThat(story.at(due(story)).timer().assignment().model()).isEqualTo("m-2");
  }

  /** The chain begins anew with the model that was spent first: nobody else is left to be asked. */
  @Test
  void lastModelOfTheChainIsWaitedForAsLongAsItAsks() {
    TaskError spent = error(ErrorCode.QUOTA_EXCEEDED).retryAfter(30_000);
    Story story = new Story().arm(models("worker", "m-1", "m-2"), 4);
    story.submit("");
    story.report(failed("step-1", 1, "worker", spent));
    Instant second = due(story);
    story.at(second).timer();

    Told told = story.report(failed("step-1", 2, "worker", spent));

    assertThat(due(story)).isEqualTo(second.plusSeconds(30));
    assertThat(told.entry(EventName.TASK_RETRY)).containsEntry("asked_ms", 30_000L);
    assertThat(story.at(due(story)).timer().assignment().model()).isEqualTo("m-1");
  }

  @Test
  void onlyModelIsWaitedForAsLongAsItAsks() {
    TaskError spent = error(ErrorCode.QUOTA_EXCEEDED).retryAfter(30_000);
    Story story = new Story().arm(models("worker", "m-1"), 4);
    story.submit("");

    story.report(failed("step-1", 1, "worker", spent));

    assertThat(due(story)).isEqualTo(Facts.START.plusSeconds(30));
  }

  private static ArmRow models(String arm, String... models) {
    return new ArmRow(arm, List.of(), true, Breaker.CLOSED, 4, 4, 0, 0, 0, List.of(models), false);
  }

  /** The limit is the arm's own: nobody was asked, and the retries are for those who were. */
  @Test
  void turnThatIsToComeUsesUpNoRetry() {
    TaskError turn = BUSY.with(TaskError.LIMIT, "tokens");
    Story story = Story.withWorker();
    story.submit("'budget':{'max_retries':1}");
    for (int attempt = 1; attempt <= 4; attempt++) {
      Instant before = story.now();
      story.report(failed("step-1", attempt, "worker", turn));

      assertThat(due(story)).isBetween(before.plusMillis(2_500), before.plusMillis(5_000));
      assertThat(story.active().retries()).isZero();
      story.at(due(story)).timer();
    }
    story.report(failed("step-1", 5, "worker", BUSY));
    story.at(due(story)).timer();

    Told told = story.report(failed("step-1", 6, "worker", BUSY));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.RATE_LIMITED);
  }

  @Test
  void turnThatIsToComeIsWaitedForWithinTheTasksTimeAlone() {
    TaskError turn = BUSY.with(TaskError.LIMIT, "tokens");
    Story story = Story.withWorker();
    story.submit("'budget':{'max_retries':1,'max_time_seconds':60}");
    Instant end = story.now().plusSeconds(60);
    int attempt = 0;
    Told told;
    do {
      told = story.report(failed("step-1", ++attempt, "worker", turn));
      if (told.results().isEmpty()) {
        story.at(due(story)).timer();
      }
    } while (told.results().isEmpty());

    assertThat(attempt).isBetween(12, 24);
    assertThat(story.now()).isBefore(end);
    assertThat(told.result().error().code()).isEqualTo(ErrorCode.RATE_LIMITED);
  }

  /** Deterministic in the task, so that the same history waits equally long, and different from task to task. */
  @Test
  void thoseToldTheSameTurnDoNotComeAtOnce() {
    TaskError turn = BUSY.with(TaskError.LIMIT, "requests");
    Backoff backoff = new Backoff(OrchestratorSettings.DEFAULT);

    List<Long> waits = IntStream.range(0, 256)
        .mapToObj(i -> backoff.millis("task-" + i, "step-1", 1, turn)).toList();

    assertThat(waits).allMatch(wait -> wait >= 2_500 && wait < 5_000);
    assertThat(waits.stream().map(wait -> wait / 250).distinct()).hasSize(10);
    assertThat(backoff.millis("task-0", "step-1", 1, turn)).isEqualTo(waits.getFirst());
    assertThat(backoff.millis("t", "step-1", 1, turn.retryAfter(Long.MAX_VALUE)))
        .isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void nextAttemptIsNeverEarly() {
    Story story = Story.withWorker();
    story.submit("");
    story.report(failed("step-1", 1, "worker", BUSY));
    story.after(Duration.ofMillis(2_499));
    Told timer = story.timer();
    Told slot = story.slot();
    story.after(Duration.ofMillis(2_500));

    Told told = story.timer();

    assertThat(timer.isNothing()).isTrue();
    assertThat(slot.isNothing()).isTrue();
    assertThat(told.assignment().attempt()).isEqualTo(2);
    assertThat(told.assignment().budget().maxRetries()).isEqualTo(2);
  }

  @Test
  void backOffGrowsAndStaysBelowItsCeiling() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_retries':3}");
    for (int attempt = 1; attempt <= 3; attempt++) {
      Instant before = story.now();
      story.report(failed("step-1", attempt, "worker", error(ErrorCode.ARM_ERROR)));

      assertThat(due(story)).isBetween(before, before.plusSeconds(1L << (attempt - 1)));
      story.at(due(story)).timer();
    }
  }

  @Test
  void taskFailsWithTheLastErrorWhenItsRetriesAreUsedUp() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_retries':1}");
    story.report(failed("step-1", 1, "worker", BUSY));
    story.after(Duration.ofMillis(2_500)).timer();

    Told told = story.report(failed("step-1", 2, "worker", error(ErrorCode.ARM_ERROR)));

    Result result = told.result();
    assertThat(result.status()).isEqualTo(Status.FAILED);
    assertThat(result.error().code()).isEqualTo(ErrorCode.ARM_ERROR);
    assertThat(result.steps())
        .containsExactly(new StepResult("step-1", "failed", "worker", 2, ErrorCode.ARM_ERROR));
    assertThat(told.letter().stage()).isEqualTo("worker");
    assertThat(told.letter().attempt()).isEqualTo(2);
    assertThat(told.entry(EventName.TASK_FAILED)).containsEntry("arm", "worker")
        .containsEntry("step", "step-1").containsEntry("error_type", "internal");
  }

  @Test
  void errorThatNoRepetitionMendsEndsTheTaskAtOnce() {
    Story story = Story.withWorker();
    story.submit("");

    Told told = story.report(failed("step-1", 1, "worker", error(ErrorCode.INVALID_INPUT)));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.INVALID_INPUT);
    assertThat(told.letter().stage()).isEqualTo("worker");
    assertThat(story.ended().last().step("step-1").phase()).isInstanceOf(Phase.Failed.class);
  }

  @Test
  void attemptThatWouldComeAfterTheEndOfTimeIsNotWaitedFor() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_time_seconds':2}");

    Told told = story.report(failed("step-1", 1, "worker", BUSY));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.RATE_LIMITED);
    assertThat(told.result().error().details()).containsKey("next_attempt");
  }

  @Test
  void attemptThatWouldComeExactlyAtTheEndOfTimeIsNotWaitedFor() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_time_seconds':2}");

    Told told = story.report(
        failed("step-1", 1, "worker", error(ErrorCode.RATE_LIMITED).retryAfter(2_000)));

    assertThat(told.results()).hasSize(1);
  }

  @Test
  void waitThatNobodyCouldLiveToSeeIsNoBetterThanNone() {
    Story story = Story.withWorker();
    story.submit("");

    Told told = story.report(failed("step-1", 1, "worker",
        error(ErrorCode.RATE_LIMITED).retryAfter(Long.MAX_VALUE)));

    assertThat(told.results()).hasSize(1);
  }

  @Test
  void backOffStartsAnewWithEachSubmission() {
    String fields = "'budget':{'max_retries':5,'max_time_seconds':3600}";
    Story story = Story.withWorker();
    Instant first = story.now();
    story.submit(fields);
    story.report(failed("step-1", 1, "worker", error(ErrorCode.ARM_ERROR)));
    Duration pause = Duration.between(first, due(story));
    story.at(due(story)).timer();
    story.on(Facts.cancel());
    Instant replayed = story.now();
    story.replay(task(fields));

    story.report(failed("step-1", 3, "worker", error(ErrorCode.ARM_ERROR)));

    assertThat(Duration.between(replayed, due(story))).isEqualTo(pause);
    assertThat(story.active().retries()).isEqualTo(1);
  }
}
