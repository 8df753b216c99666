package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.error;
import static io.octollm.orchestrator.Facts.failed;
import static io.octollm.orchestrator.Facts.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Status;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanningTest {
  private static final String ASKS = "'context':{'plan':true}";
  private static final String TWO =
      "{'steps':[{'id':'a','capability':'code','instruction':'x'},"
          + "{'id':'b','capability':'search','instruction':'y','depends_on':['a']}]}";

  private static Story arms() {
    return new Story().arm("planner", Role.PLANNING).arm("coder", "code").arm("retriever", "search");
  }

  private static Told planned(Story story, int number, String plan) {
    String id = "plan:" + number;
    return story.report(succeeded(id, story.active().step(id).attempts(), "planner", plan));
  }

  @ParameterizedTest
  @ValueSource(strings = {ASKS, "'constraints':['a','b','c','d']",
      "'required_capabilities':['code','search']"})
  void taskThatIsMoreThanOneStepGoesToThePlanner(String fields) {
    Story story = arms();

    Told told = story.submit(fields);

    assertThat(told.assignment().arm()).isEqualTo("planner");
    assertThat(told.assignment().step()).isEqualTo("plan:1");
    assertThat(told.assignment().capability()).isEqualTo(Role.PLANNING);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'constraints':['a','b','c']", "'required_capabilities':['code']",
      "'constraints':['a','b','c','d'],'assigned_arm':'coder'",
      "'context':{'plan':true},'required_capabilities':['task_decomposition']",
      "'context':{'plan':false,'steps':[{'id':'step-1','arm':'coder','instruction':'x'}]}"})
  void taskOfOneStepGoesStraightToItsArm(String fields) {
    assertThat(arms().submit(fields).assignment().step()).isEqualTo("step-1");
  }

  @Test
  void plannerIsToldWhatTheTaskNeeds() {
    Told told = arms().submit("'required_capabilities':['code','search']");

    assertThat(told.assignment().requiredCapabilities()).containsExactly("code", "search");
    assertThat(told.assignment().feedback()).isNull();
  }

  @Test
  void capabilitiesThatNobodyHasAreNotPlannedFor() {
    Told told = arms().submit("'required_capabilities':['code','painting']");

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.NO_SUITABLE_ARM);
  }

  @Test
  void stepsOfThePlanRunInItsOrder() {
    Story story = arms();
    story.submit(ASKS);

    Told plan = planned(story, 1, TWO);
    Told first = story.report(succeeded("a", plan.assignment().attempt(), "coder", "1"));
    Told second = story.report(succeeded("b", first.assignment().attempt(), "retriever", "2"));

    assertThat(plan.entry(EventName.TASK_PLANNED))
        .isEqualTo(Map.of("steps", 2, "by", "planner", "plan", "plan:1"));
    assertThat(plan.assignment().step()).isEqualTo("a");
    assertThat(first.assignment().input()).extracting("step").containsExactly("a");
    assertThat(second.result().status()).isEqualTo(Status.COMPLETED);
    assertThat(second.result().output().toString()).isEqualTo("2");
    assertThat(second.result().steps()).extracting("id").containsExactly("plan:1", "a", "b");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{'steps':[]} | plan.steps must be a list of 1 to 20 steps",
    "{} | plan.steps must be a list",
    "7 | plan.steps must be a list",
    "{'steps':[{'id':'a','capability':'code','instruction':'x','depends_on':['a']}]} | plan.steps[0].depends_on closes a cycle",
    "{'steps':[{'id':'a','capability':'painting','instruction':'x'}]} | plan.steps[0].capability is none that an arm has",
    "{'steps':[{'id':'a','arm':'coder','capability':'search','instruction':'x'}]} | plan.steps[0].arm is unknown or lacks the capability",
    "{'steps':[{'id':'a','arm':'painter','instruction':'x'}]} | plan.steps[0].arm is unknown",
    "{'steps':[{'id':'a','instruction':'x'}]} | plan.steps[0].capability is missing",
    "{'steps':[{'id':'plan:9','capability':'code','instruction':'x'}]} | plan.steps[0].id must not begin with"
  })
  void planThatCannotBeFollowedIsAskedForAgainWithTheReason(String plan, String reason) {
    Story story = arms();
    story.submit(ASKS);

    Told told = planned(story, 1, plan);

    assertThat(told.assignment().step()).isEqualTo("plan:2");
    assertThat(told.assignment().feedback()).startsWith(reason);
    assertThat(told.entry(EventName.TASK_PLANNED)).containsEntry("plan", "plan:1")
        .hasEntrySatisfying("refused", text -> assertThat(text.toString()).startsWith(reason));
    assertThat(story.active().retries()).isZero();
  }

  @Test
  void thirdPlanThatCannotBeFollowedEndsTheTask() {
    Story story = arms();
    story.submit(ASKS);
    planned(story, 1, "{}");
    planned(story, 2, "{}");

    Told told = planned(story, 3, "{}");

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.INVALID_PLAN);
    assertThat(told.letter().stage()).isEqualTo("planner");
  }

  @Test
  void lateAnswerToAnEarlierOrderForAPlanMeetsNobody() {
    Story story = arms();
    story.submit(ASKS);
    planned(story, 1, "{}");

    assertThat(story.report(succeeded("plan:1", 1, "planner", TWO)).isNothing()).isTrue();
  }

  @Test
  void withoutAPlannerATaskWithManyConstraintsIsOneStep() {
    Story story = new Story().arm("coder", "code");

    assertThat(story.submit("'constraints':['a','b','c','d']").assignment().step()).isEqualTo("step-1");
  }

  @Test
  void withoutAPlannerATaskThatAsksForAPlanFails() {
    Told told = new Story().arm("coder", "code").submit(ASKS);

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.NO_SUITABLE_ARM);
    assertThat(told.result().error().details()).containsEntry("required", java.util.List.of(Role.PLANNING));
  }

  @Test
  void stepMayAskForAnotherPlanForTheRest() {
    Story story = arms();
    story.submit(ASKS);
    Told a = planned(story, 1, TWO);
    Told b = story.report(succeeded("a", a.assignment().attempt(), "coder", "1"));

    Told again = story.report(failed("b", b.assignment().attempt(), "retriever",
        error(ErrorCode.REPLAN_REQUESTED)));
    Told next = planned(story, 2,
        "{'steps':[{'id':'c','capability':'code','instruction':'z','depends_on':['a']}]}");

    assertThat(again.assignment().step()).isEqualTo("plan:2");
    assertThat(again.entry(EventName.TASK_PLANNED)).containsEntry("replaced_for", "b");
    assertThat(next.assignment().step()).isEqualTo("c");
    assertThat(next.assignment().input()).extracting("step").containsExactly("a");
    assertThat(story.report(succeeded("c", next.assignment().attempt(), "coder", "3")).result().output()
        .toString()).isEqualTo("3");
  }

  @Test
  void anotherPlanMayNotUseTheNameOfAStepThatIsDone() {
    Story story = arms();
    story.submit(ASKS);
    Told a = planned(story, 1, TWO);
    Told b = story.report(succeeded("a", a.assignment().attempt(), "coder", "1"));
    story.report(failed("b", b.assignment().attempt(), "retriever", error(ErrorCode.REPLAN_REQUESTED)));

    assertThat(planned(story, 2, TWO).assignment().feedback()).isEqualTo("plan.steps[0].id is used twice");
  }

  @Test
  void whatAStepThatReadFromOutsideSaysIsNotForThePlanner() {
    Story story = new Story().arm("planner", Role.PLANNING).arm("retriever", "search").arm("coder", "code");
    story.submit(ASKS);
    Told told = planned(story, 1, "{'steps':[{'id':'a','capability':'search','instruction':'x'},"
        + "{'id':'b','capability':'code','instruction':'x'}]}");
    int attempt = told.assignments().getFirst().attempt();

    Told tainted = story.report(failed("a", attempt, "retriever", error(ErrorCode.REPLAN_REQUESTED)));

    assertThat(tainted.assignment().feedback()).isEqualTo("a cannot be done as planned");
  }

  @Test
  void stepOfASendersOwnPlanCannotAskForAnother() {
    Story story = arms();
    story.submit(Tasks.plan("a@coder"));

    Told told = story.report(failed("a", 1, "coder", error(ErrorCode.REPLAN_REQUESTED)));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.REPLAN_REQUESTED);
  }

  @Test
  void criteriaOfTheTaskHoldForTheEndsOfAPlanThatHasNone() {
    Story story = arms();
    story.submit(ASKS + ",'acceptance_criteria':['short']");

    planned(story, 1, TWO);

    assertThat(story.active().step("a").step().criteria()).isEmpty();
    assertThat(story.active().step("b").step().criteria()).containsExactly("short");
  }

  @Test
  void unrepeatableActIsNotPlannedAnew() {
    Story story = arms();
    story.submit(ASKS);
    int attempt = planned(story, 1, TWO).assignment().attempt();
    story.report(Facts.started("a", attempt, "coder"));

    Told told = story.report(failed("a", attempt, "coder", error(ErrorCode.REPLAN_REQUESTED)));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.REPLAN_REQUESTED);
  }
}
