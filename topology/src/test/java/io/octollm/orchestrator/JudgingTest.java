package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.error;
import static io.octollm.orchestrator.Facts.failed;
import static io.octollm.orchestrator.Facts.started;
import static io.octollm.orchestrator.Facts.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Command;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Status;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgingTest {
  private static final String CRITERIA = "'acceptance_criteria':['short','polite']";
  private static final String YES = "{'valid':true}";
  private static final String NO =
      "{'valid':false,'failed':['polite'],'issues':['step-1 misses the criterion: polite']}";

  private static Story arms() {
    return new Story().arm("coder", "code").arm("judge", Role.JUDGING);
  }

  private static Told judged(Story story, int attempt, String verdict) {
    return story.report(succeeded("judge:step-1", attempt, "judge", verdict));
  }

  private static Story answered(String fields) {
    Story story = arms();
    story.submit("'required_capabilities':['code']," + fields);
    story.report(succeeded("step-1", 1, "coder", "{'text':'no'}"));
    return story;
  }

  @Test
  void outputWithCriteriaGoesToTheJudge() {
    Story story = arms();
    story.submit("'required_capabilities':['code']," + CRITERIA);

    Told told = story.report(succeeded("step-1", 1, "coder", "{'text':'hi'}"));

    assertThat(told.results()).isEmpty();
    assertThat(told.assignment().arm()).isEqualTo("judge");
    assertThat(told.assignment().step()).isEqualTo("judge:step-1");
    assertThat(told.assignment().criteria()).containsExactly("short", "polite");
    assertThat(told.assignment().input()).extracting("step").containsExactly("step-1");
  }

  @Test
  void acceptedOutputIsTheAnswer() {
    Told told = judged(answered(CRITERIA), 2, YES);

    assertThat(told.result().status()).isEqualTo(Status.COMPLETED);
    assertThat(told.result().output().toString()).isEqualTo("{\"text\":\"no\"}");
    assertThat(told.result().confidence()).isEqualTo(0.9);
    assertThat(told.entry(EventName.TASK_COMPLETE)).containsEntry("arm", "coder");
  }

  @Test
  void missedCriterionSendsTheStepBackWithWhatTheJudgeSays() {
    Story story = answered(CRITERIA);

    Told told = judged(story, 2, NO);

    assertThat(told.assignment().step()).isEqualTo("step-1");
    assertThat(told.assignment().attempt()).isEqualTo(2);
    assertThat(told.assignment().feedback()).isEqualTo("step-1 misses the criterion: polite");
    assertThat(told.entry(EventName.TASK_RETRY)).containsEntry("error_code", "CRITERIA_NOT_MET");
    assertThat(story.active().retries()).isEqualTo(1);
  }

  @Test
  void modelThatMissedACriterionTriesAgain() {
    Story story = new Story().arm("judge", Role.JUDGING).arm(new ArmRow("coder", List.of("code"), true,
        Breaker.CLOSED, 4, 4, 0, 0, 0, List.of("m-1", "m-2"), false), 4);
    story.submit("'required_capabilities':['code']," + CRITERIA);
    story.report(succeeded("step-1", 1, "coder", "1"));

    assertThat(judged(story, 2, NO).assignment().model()).isEqualTo("m-1");
  }

  @Test
  void correctedOutputIsJudgedAnew() {
    Story story = answered(CRITERIA);
    judged(story, 2, NO);

    Told again = story.report(succeeded("step-1", 2, "coder", "{'text':'please'}"));
    Told told = judged(story, again.assignment().attempt(), YES);

    assertThat(again.assignment().step()).isEqualTo("judge:step-1");
    assertThat(again.assignment().attempt()).isEqualTo(3);
    assertThat(told.result().output().toString()).isEqualTo("{\"text\":\"please\"}");
  }

  @Test
  void withoutRetriesTheTaskFailsWithWhatIsMissing() {
    Told told = judged(answered(CRITERIA + ",'budget':{'max_retries':0}"), 2, NO);

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.CRITERIA_NOT_MET);
    assertThat(told.result().error().message()).isEqualTo("the output of step-1 misses criteria [2]");
    assertThat(told.result().error().details())
        .containsEntry("criteria", List.of(2)).containsEntry("step", "step-1");
    assertThat(told.letter().stage()).isEqualTo("coder");
    assertThat(told.result().steps()).extracting("status").containsExactly("pending", "failed");
  }

  @Test
  void resumedStepIsToldWhatTheJudgeSaid() {
    Story story = answered(CRITERIA + ",'budget':{'max_retries':0}");
    judged(story, 2, NO);

    Told told = story.on(Facts.commanded(new Command.Resume(Tasks.ID, null, null)));
    Told again = story.report(succeeded("step-1", 2, "coder", "{'text':'please'}"));

    assertThat(told.assignment().feedback()).isEqualTo("step-1 misses the criterion: polite");
    assertThat(again.assignment().step()).isEqualTo("judge:step-1");
  }

  @Test
  void unrepeatableActIsNotDoneAgainForACriterion() {
    Story story = arms();
    story.submit("'required_capabilities':['code']," + CRITERIA);
    story.report(started("step-1", 1, "coder"));
    story.report(succeeded("step-1", 1, "coder", "1"));

    Told told = judged(story, 2, NO);

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.CRITERIA_NOT_MET);
  }

  @Test
  void verdictThatIsNoneIsAFailedAttemptOfTheJudge() {
    Story story = answered(CRITERIA);

    Told told = judged(story, 2, "{'valid':'yes'}");

    assertThat(told.entry(EventName.TASK_RETRY)).containsEntry("step", "judge:step-1")
        .containsEntry("error_code", "INVALID_OUTCOME");
    assertThat(story.active().isAccepted("step-1")).isFalse();
  }

  @Test
  void judgeWithoutWordsStillSendsBack() {
    Told told = judged(answered(CRITERIA), 2, "{'valid':false}");

    assertThat(told.assignment().feedback()).isEmpty();
  }

  @Test
  void whatTheJudgeSaysIsBounded() {
    Told told = judged(answered(CRITERIA), 2,
        "{'valid':false,'issues':['" + "x".repeat(1_999) + "\uD83D\uDC19']}");

    assertThat(told.assignment().feedback()).isEqualTo("x".repeat(1_999));
  }

  @Test
  void issueIsToldByItsMessageAndARemarkIsNot() {
    Told told = judged(answered(CRITERIA), 2, "{'valid':false,'issues':["
        + "{'severity':'error','message':'too long'},{'severity':'warning','message':'rude'},"
        + "{'severity':'info','message':'unread'},{'message':'odd'},{'text':'x'},7,'plain']}");

    assertThat(told.assignment().feedback()).isEqualTo("too long; rude; odd; plain");
  }

  @Test
  void armThatJudgesIsNotJudged() {
    Story story = arms();
    story.submit("'required_capabilities':['" + Role.JUDGING + "']," + CRITERIA);

    assertThat(story.report(succeeded("step-1", 1, "judge", YES)).results()).hasSize(1);
  }

  @Test
  void stepsThatNeedAnOutputWaitForItsVerdict() {
    Story story = arms();
    story.submit("'context':{'steps':[{'id':'a','arm':'coder','instruction':'x','criteria':['short']},"
        + "{'id':'b','arm':'coder','instruction':'y','depends_on':['a']}]}");
    Told a = story.report(succeeded("a", 1, "coder", "1"));

    Told told = story.report(succeeded("judge:a", a.assignment().attempt(), "judge", YES));

    assertThat(a.assignments()).extracting("step").containsExactly("judge:a");
    assertThat(told.assignments()).extracting("step").containsExactly("b");
  }

  @Test
  void withoutAJudgeATaskWithCriteriaCannotEndWell() {
    Story story = new Story().arm("coder", "code");
    story.submit(CRITERIA);

    Told told = story.report(succeeded("step-1", 1, "coder", "1"));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.NO_SUITABLE_ARM);
  }

  @Test
  void judgesFailureIsRetriedLikeAnyOther() {
    Story story = answered(CRITERIA);

    Told told = story.report(failed("judge:step-1", 2, "judge", error(ErrorCode.ARM_ERROR)));

    assertThat(told.entry(EventName.TASK_RETRY)).containsEntry("step", "judge:step-1");
  }

  @Test
  void firstCriterionIsCountedLikeAnyOther() {
    Story story = answered(CRITERIA + ",'budget':{'max_retries':0}");

    Told told = judged(story, 2, "{'valid':false,'failed':['short']}");

    assertThat(told.result().error().details()).containsEntry("criteria", List.of(1));
  }
}
