package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.error;
import static io.octollm.orchestrator.Facts.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Assignment;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.Status;
import io.octollm.schema.Usage;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FundsTest {
  private static final String NO_RETRIES = "'max_retries':0";

  private static Story paid() {
    return new Story().arm(new ArmRow("worker", List.of(), true, Breaker.CLOSED, 4, 4, 0, 0, 0,
        List.of("m-1", "m-2"), false), 4);
  }

  private static String budget(String fields) {
    return "'budget':{'max_tokens':1000,'max_cost_usd':1.0," + fields + "}";
  }

  private static Outcome.Succeeded used(Assignment given, long tokens, double cost) {
    return succeeded(given.step(), given.attempt(), "worker", "1", 1, new Usage(tokens, 0, cost, "m-1"));
  }

  @Test
  void onlyAttemptGetsAllThatThereIs() {
    Assignment given = paid().submit(budget(NO_RETRIES)).assignment();

    assertThat(given.budget().maxTokens()).isEqualTo(1_000);
    assertThat(given.budget().maxCostUsd()).isEqualTo(1.0);
  }

  @Test
  void attemptThatAnotherOneMayFollowLeavesHalf() {
    Story story = paid();

    Assignment given = story.submit(budget("'max_retries':1")).assignment();

    assertThat(given.budget().maxTokens()).isEqualTo(500);
    assertThat(((Phase.Assigned) story.phase("step-1")).reserved())
        .isEqualTo(new Reservation(500, 0.5));
  }

  @Test
  void stepsThatRunTogetherShareWithoutOverdrawing() {
    Story story = paid();

    Told told = story.submit(budget(NO_RETRIES) + "," + Tasks.plan("a", "b", "c", "d<a"));

    assertThat(told.assignments()).extracting(a -> a.budget().maxTokens()).containsExactly(250L, 250L, 250L);
    assertThat(told.assignments().stream().mapToDouble(a -> a.budget().maxCostUsd()).sum())
        .isLessThanOrEqualTo(1.0);
  }

  @Test
  void whatAStepDidNotUseIsThereForTheNext() {
    Story story = paid();
    Told first = story.submit(budget(NO_RETRIES) + "," + Tasks.plan("a", "b<a"));

    Told told = story.report(used(first.assignment(), 100, 0.25));

    assertThat(first.assignment().budget().maxTokens()).isEqualTo(500);
    assertThat(told.assignment().budget().maxTokens()).isEqualTo(900);
    assertThat(told.assignment().budget().maxCostUsd()).isEqualTo(0.75);
  }

  @Test
  void spentMeansNotOneMoreCall() {
    Story story = paid();
    Told first = story.submit(budget(NO_RETRIES) + "," + Tasks.plan("a", "b<a"));

    Told told = story.report(used(first.assignment(), 1_000, 0));

    assertThat(told.assignments()).isEmpty();
    assertThat(told.result().error().code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
  }

  @Test
  void moneyThatIsSpentStopsTheNextStepToo() {
    Story story = paid();
    Told first = story.submit(budget(NO_RETRIES) + "," + Tasks.plan("a", "b<a"));

    Told told = story.report(used(first.assignment(), 1, 1.01));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
  }

  @Test
  void fractionsOfACentDoNotEndATask() {
    Story story = paid();
    Told told = story.submit("'budget':{'max_cost_usd':0.3,'max_retries':0}," + Tasks.plan("a", "b<a", "c<b"));
    told = story.report(used(told.assignment(), 1, 0.1));
    told = story.report(used(told.assignment(), 1, 0.2));

    assertThat(told.assignment().budget().maxCostUsd()).isZero();
    assertThat(story.report(used(told.assignment(), 1, 0)).result().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void attemptWithoutAReportHasUsedWhatWasSetAsideForIt() {
    Story story = paid();
    story.submit(budget("'max_retries':1"));
    story.at(((Phase.Assigned) story.phase("step-1")).giveUpAt()).timer();

    Told again = story.at(((Phase.Retrying) story.phase("step-1")).due()).timer();

    assertThat(story.active().lost()).isEqualTo(new Reservation(500, 0.5));
    assertThat(again.assignment().budget().maxTokens()).isEqualTo(500);
  }

  @Test
  void lostAttemptsAreNamedWhenTheyEndTheTask() {
    Story story = paid();
    story.submit("'budget':{'max_tokens':1,'max_retries':1}");
    story.at(((Phase.Assigned) story.phase("step-1")).giveUpAt()).timer();

    Told told = story.at(((Phase.Retrying) story.phase("step-1")).due()).timer();

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.BUDGET_EXCEEDED);
    assertThat(told.result().error().details()).isEqualTo(Map.of("unreported_tokens", 1L));
  }

  @Test
  void attemptThatReportedItsFailureKeepsNothingAside() {
    Story story = paid();
    story.submit(budget("'max_retries':1"));
    story.report(new Outcome.Failed(Tasks.ID, "step-1", 1, "worker", "w",
        error(ErrorCode.LLM_API_ERROR), new Usage(10, 0, 0, "m-1"), 5));

    Told again = story.after(Duration.ofSeconds(2)).timer();

    assertThat(again.assignment().budget().maxTokens()).isEqualTo(990);
    assertThat(again.assignment().model()).isEqualTo("m-2");
  }

  @Test
  void armWithoutModelsNeedsNoTokens() {
    Story story = Story.withWorker();

    Told told = story.submit("'budget':{'max_tokens':0}");

    assertThat(told.assignments()).hasSize(1);
    assertThat(((Phase.Assigned) story.phase("step-1")).reserved()).isNull();
  }

  @Test
  void modelWithoutTokensIsNotCalled() {
    assertThat(paid().submit("'budget':{'max_tokens':0}").result().error().code())
        .isEqualTo(ErrorCode.BUDGET_EXCEEDED);
  }
}
