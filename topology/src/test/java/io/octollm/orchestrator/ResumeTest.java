package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.error;
import static io.octollm.orchestrator.Facts.failed;
import static io.octollm.orchestrator.Facts.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import io.octollm.schema.Command;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Outcome;
import io.octollm.schema.Status;
import io.octollm.schema.Usage;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ResumeTest {
  private static Told resume(Story story, String step, String input) {
    JsonNode edited = input == null ? null : Codec.json().readTree(input.replace('\'', '"'));
    return story.on(Facts.commanded(new Command.Resume(Tasks.ID, step, edited)));
  }

  /** Steps a, then b, then c; a is done and b failed. */
  private static Story failedAtB() {
    Story story = Story.withWorker();
    story.submit(Tasks.plan("a", "b<a", "c<b"));
    story.report(succeeded("a", 1, "worker", "1", 1, new Usage(5, 0, 0, null)));
    story.report(failed("b", 1, "worker", error(ErrorCode.INVALID_INPUT)));
    return story;
  }

  @Test
  void failedTaskGoesOnFromTheStepThatFailed() {
    Story story = failedAtB();

    Told told = resume(story, null, null);

    assertThat(told.names()).startsWith(EventName.TASK_RESUMED);
    assertThat(told.entry(EventName.TASK_RESUMED)).containsEntry("run", 2);
    assertThat(told.assignment().step()).isEqualTo("b");
    assertThat(told.assignment().attempt()).isEqualTo(2);
    assertThat(told.assignment().input()).extracting("step").containsExactly("a");
  }

  @Test
  void eachRunHasOneResultOfItsOwn() {
    Story story = failedAtB();
    resume(story, null, null);
    story.report(succeeded("b", 2, "worker", "2"));

    Told told = story.report(succeeded("c", 1, "worker", "3"));

    assertThat(told.result().run()).isEqualTo(2);
    assertThat(told.result().status()).isEqualTo(Status.COMPLETED);
    assertThat(told.result().usage().tokens()).isEqualTo(5);
    assertThat(told.result().submission()).isEqualTo(new io.octollm.schema.Submission(3, 1));
  }

  @Test
  void resumedTaskMayFailAndBeResumedAgain() {
    Story story = failedAtB();
    resume(story, null, null);
    Told second = story.report(failed("b", 2, "worker", error(ErrorCode.INVALID_INPUT)));

    Told third = resume(story, null, null);

    assertThat(second.result().run()).isEqualTo(2);
    assertThat(third.entry(EventName.TASK_RESUMED)).containsEntry("run", 3);
    assertThat(third.assignment().attempt()).isEqualTo(3);
  }

  @Test
  void timeAndRetriesBeginAnew() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_retries':1}");
    story.report(failed("step-1", 1, "worker", error(ErrorCode.ARM_ERROR)));
    story.after(Duration.ofSeconds(2)).timer();
    story.report(failed("step-1", 2, "worker", error(ErrorCode.ARM_ERROR)));
    story.after(Duration.ofHours(5));

    resume(story, null, null);

    assertThat(story.active().retries()).isZero();
    assertThat(story.active().endsAt()).isEqualTo(story.now().plusSeconds(300));
  }

  @Test
  void outcomeOfTheRunBeforeMeetsNobody() {
    Story story = failedAtB();
    resume(story, null, null);

    assertThat(story.report(succeeded("b", 1, "worker", "9")).isNothing()).isTrue();
  }

  @Test
  void namedStepIsDoneAgainWithAllThatCameOfIt() {
    Story story = failedAtB();

    Told told = resume(story, "a", null);

    assertThat(told.assignment().step()).isEqualTo("a");
    assertThat(story.phase("b")).isEqualTo(new Phase.Pending());
    assertThat(told.entry(EventName.TASK_RESUMED)).containsEntry("step", "a");
  }

  @Test
  void textAsInputIsTheStepsInstruction() {
    Told told = resume(failedAtB(), null, "'do it otherwise'");

    assertThat(told.assignment().instruction()).isEqualTo("do it otherwise");
    assertThat(told.entry(EventName.TASK_RESUMED)).containsEntry("edited", true);
  }

  @Test
  void textAsInputIsForTheNamedStepAlone() {
    Story story = failedAtB();

    Told told = resume(story, "a", "'anew'");

    assertThat(told.assignment().instruction()).isEqualTo("anew");
    assertThat(story.active().step("b").step().instruction()).isEqualTo("do b");
  }

  @Test
  void objectAsInputChangesTheFieldsOfTheContextThatItNames() {
    Told told = resume(failedAtB(), null, "{'speed':2}");

    assertThat(told.assignment().context().get("speed").intValue()).isEqualTo(2);
    assertThat(told.assignment().context().has("steps")).isTrue();
    assertThat(told.assignment().instruction()).isEqualTo("do b");
  }

  @Test
  void repeatedCommandChangesNothingAndIsAnswered() {
    Story story = failedAtB();
    resume(story, null, null);

    Told told = resume(story, null, null);

    assertThat(told.event().entries()).isEmpty();
    assertThat(told.assignments()).isEmpty();
    assertThat(story.active().run()).isEqualTo(2);
  }

  @Test
  void whatDidNotFailIsNotResumed() {
    Story completed = Story.withWorker();
    completed.submit("");
    completed.report(succeeded("step-1", 1, "worker", "1"));
    Story cancelled = Story.withWorker();
    cancelled.submit("");
    cancelled.on(Facts.cancel());

    for (Story story : new Story[] {completed, cancelled}) {
      Told told = resume(story, null, null);
      assertThat(told.event().entries()).isEmpty();
      assertThat(story.state()).isInstanceOf(TaskState.Ended.class);
    }
  }

  @Test
  void unknownStepIsNotResumed() {
    Story story = failedAtB();

    assertThat(resume(story, "z", null).event().entries()).isEmpty();
    assertThat(story.state()).isInstanceOf(TaskState.Ended.class);
  }

  @Test
  void deadlineThatHasPassedIsNotMovedByAResume() {
    Story story = Story.withWorker();
    story.submit("'deadline':'2026-01-01T00:00:30Z'");
    story.report(failed("step-1", 1, "worker", error(ErrorCode.INVALID_INPUT)));

    Told told = story.after(Duration.ofMinutes(1)).on(
        Facts.commanded(new Command.Resume(Tasks.ID, null, null)));

    assertThat(told.result().run()).isEqualTo(2);
    assertThat(told.result().error().code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
  }

  @Test
  void spentBudgetIsNotRefilledByAResume() {
    Story story = Story.withWorker();
    story.submit("'budget':{'max_tokens':10,'max_retries':0}");
    story.report(new Outcome.Failed(Tasks.ID, "step-1", 1, "worker", "w",
        error(ErrorCode.INVALID_INPUT), new Usage(11, 0, 0, null), 5));

    Told told = resume(story, null, null);

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
  }

  /** Step a began an unrepeatable act and b failed meanwhile. */
  private static Story inDoubtAtA() {
    Story story = Story.withWorker();
    story.submit(Tasks.plan("a", "b"));
    story.report(Facts.started("a", 1, "worker"));
    story.report(failed("b", 1, "worker", error(ErrorCode.INVALID_INPUT)));
    return story;
  }

  @Test
  void actWhoseEndIsUnknownIsNotDoneAgainUnlessItsStepIsNamed() {
    Told blind = resume(inDoubtAtA(), null, null);
    Told other = resume(inDoubtAtA(), "b", null);
    Told named = resume(inDoubtAtA(), "a", null);

    assertThat(blind.event().entries()).isEmpty();
    assertThat(other.event().entries()).isEmpty();
    assertThat(named.assignments()).extracting("step").contains("a");
  }

  @Test
  void taskThatFailedInDoubtIsResumedByNameAlone() {
    Story story = Story.withWorker();
    story.submit("");
    story.report(Facts.started("step-1", 1, "worker"));
    story.at(story.active().due()).timer();
    TaskState failed = story.state();

    assertThat(resume(story, null, null).event().entries()).isEmpty();
    assertThat(resume(story.back(failed), "step-1", null).assignment().attempt()).isEqualTo(2);
  }

  @Test
  void whatWasUnderWayWhenTheTaskFailedMayHaveUsedItsShare() {
    Story story = new Story().arm(new ArmRow("worker", List.of(), true, Breaker.CLOSED, 4, 4, 0, 0, 0,
        List.of("m-1"), false), 4);
    story.submit("'budget':{'max_tokens':1000,'max_retries':0}," + Tasks.plan("a", "b"));
    story.report(failed("b", 1, "worker", error(ErrorCode.INVALID_INPUT)));

    resume(story, null, null);

    assertThat(story.active().lost().tokens()).isEqualTo(500);
  }
}
