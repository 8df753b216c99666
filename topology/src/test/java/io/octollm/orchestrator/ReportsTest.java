package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.error;
import static io.octollm.orchestrator.Facts.failed;
import static io.octollm.orchestrator.Facts.reported;
import static io.octollm.orchestrator.Facts.started;
import static io.octollm.orchestrator.Facts.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Outcome;
import io.octollm.schema.Status;
import io.octollm.schema.StepResult;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a report of an attempt counts for: its usage, and nothing where it meets no attempt. */
class ReportsTest {
  private static final TaskError BUSY = error(ErrorCode.RATE_LIMITED).retryAfter(2_500);

  @Test
  void usageOfFailedAttemptsCounts() {
    Story story = Story.withWorker();
    story.submit("");
    story.report(new Outcome.Failed(Tasks.ID, "step-1", 1, "worker", "w", BUSY,
        new Usage(100, 20, 0.5, "m-1"), 5));
    Told again = story.after(Duration.ofSeconds(3)).timer();

    Told told = story.report(
        succeeded("step-1", 2, "worker", "1", 1, new Usage(1, 1, 0.25, null)));

    assertThat(again.assignment().budget().maxTokens()).isEqualTo(9_880);
    assertThat(again.assignment().budget().maxCostUsd()).isEqualTo(0.5);
    assertThat(again.assignment().budget().maxTimeSeconds()).isEqualTo(297);
    assertThat(told.result().usage()).isEqualTo(new Usage(101, 21, 0.75, "m-1"));
  }

  @Test
  void spentTokensEndTheTaskBeforeTheNextAttempt() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_tokens':100}");
    story.report(new Outcome.Failed(Tasks.ID, "step-1", 1, "worker", "w", BUSY,
        new Usage(100, 1, 0, null), 5));

    Told told = story.after(Duration.ofSeconds(3)).timer();

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
    assertThat(told.letter().stage()).isEqualTo("orchestrator");
    assertThat(told.result().steps().getFirst())
        .isEqualTo(new StepResult("step-1", "retrying", "worker", 1, ErrorCode.RATE_LIMITED));
  }

  @Test
  void spentMoneyEndsThePlanBeforeTheNextStep() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_cost_usd':0.5}," + Tasks.plan("a", "b<a"));

    Told told = story.report(succeeded("a", 1, "worker", "1", 1, new Usage(1, 1, 0.51, null)));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
    assertThat(told.assignments()).isEmpty();
  }

  @Test
  void answerThatCostTooMuchIsStillAnAnswer() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_tokens':0}");

    Told told = story.report(succeeded("step-1", 1, "worker", "1", 1, new Usage(9, 9, 0, null)));

    assertThat(told.result().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void reportThatDoesNotReadIsAFailedAttempt() {
    Story story = Story.withWorker();
    story.submit("");

    Told told = story.on(Facts.unreadable("step-1", 1));

    assertThat(told.entry(EventName.ARM_CALL_FAILED)).containsEntry("error_code", "INVALID_OUTCOME");
    assertThat(story.phase("step-1")).isInstanceOf(Phase.Retrying.class);
  }

  @Test
  void reportThatDoesNotReadAfterAnUnsafeActBeganLeavesItInDoubt() {
    Story story = Story.withWorker();
    story.submit("");
    story.report(started("step-1", 1, "worker"));

    Told told = story.on(Facts.unreadable("step-1", 1));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.IN_DOUBT);
    assertThat(told.result().error().details())
        .containsEntry("outcome", "outcome: kind is missing");
  }

  @Test
  void unsafeActThatFailedIsNotTriedAgain() {
    Story story = Story.withWorker();
    story.submit("");
    Told began = story.report(started("step-1", 1, "worker"));

    Told told = story.report(failed("step-1", 1, "worker", BUSY));

    assertThat(began.event().entries()).isEmpty();
    assertThat(told.result().error().code()).isEqualTo(ErrorCode.RATE_LIMITED);
  }

  @Test
  void reportsThatMeetNoAttemptChangeNothing() {
    Story story = Story.withWorker();
    story.submit(Tasks.plan("a", "b<a"));
    story.report(started("a", 1, "worker"));

    for (Fact stray : new Fact[] {
        reported(succeeded("b", 1, "worker", "1")), reported(succeeded("c", 1, "worker", "1")),
        reported(succeeded("a", 2, "worker", "1")), reported(succeeded("a", 1, "other", "1")),
        reported(started("a", 1, "worker")), Facts.unreadable("a", 2), Facts.unreadable("b", 1),
        Facts.unreadable("c", 1)}) {
      assertThat(story.on(stray).isNothing()).as(stray.toString()).isTrue();
    }
  }

  @Test
  void outcomeThatComesTwiceCountsOnce() {
    Story story = Story.withWorker();
    story.submit(Tasks.plan("a", "b<a"));
    story.report(succeeded("a", 1, "worker", "1", 1, new Usage(5, 0, 0, null)));

    Told told = story.report(succeeded("a", 1, "worker", "1", 1, new Usage(5, 0, 0, null)));

    assertThat(told.isNothing()).isTrue();
    assertThat(story.active().used().tokens()).isEqualTo(5);
  }

  @Test
  void outcomeOfAnAttemptGivenUpIsTooLate() {
    Story story = Story.withWorker();
    story.submit("");
    story.report(failed("step-1", 1, "worker", BUSY));

    assertThat(story.report(succeeded("step-1", 1, "worker", "1")).isNothing()).isTrue();
  }
}
