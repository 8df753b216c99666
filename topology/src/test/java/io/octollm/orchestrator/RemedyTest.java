package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.error;
import static io.octollm.orchestrator.Facts.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCategory;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The retry table, a row a test, through the whole fold. */
class RemedyTest {
  private static final ArmRow FIRST = row("a", "m-1", "m-2");
  private static final ArmRow SECOND = row("b", "m-3");

  private static ArmRow row(String name, String... models) {
    return new ArmRow(name, List.of(), true, Breaker.CLOSED, 4, 4, 0, 0, 0, List.of(models), false);
  }

  /** What the attempt after a failure is like; arm and model of the first are a and m-1. */
  private static String next(TaskError error) {
    Story story = new Story().arm(FIRST, 4).arm(SECOND, 4);
    story.submit("'budget':{'max_tokens':100000}");
    Told told = story.report(failed("step-1", 1, "a", error));
    if (!told.results().isEmpty()) {
      return "give up";
    }
    boolean now = !told.assignments().isEmpty();
    Told again = now ? told : story.at(story.active().due()).timer();
    return again.assignment().arm() + " " + again.assignment().model() + (now ? " at once" : "");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "VALIDATION, UNREADABLE, give up",
    "VALIDATION, INVALID_FIELD, give up",
    "VALIDATION, UNKNOWN_FIELD, give up",
    "VALIDATION, RECORD_TOO_LARGE, give up",
    "VALIDATION, TASK_ID_CONFLICT, give up",
    "VALIDATION, INVALID_PLAN, give up",
    "VALIDATION, INVALID_INPUT, give up",
    "POLICY, INJECTION_BLOCKED, give up",
    "POLICY, POLICY_BLOCKED, give up",
    "POLICY, CONTENT_FILTERED, give up",
    "POLICY, COMMAND_NOT_ALLOWED, give up",
    "POLICY, REQUEST_NOT_ALLOWED, give up",
    "ROUTING, NO_SUITABLE_ARM, give up",
    "ROUTING, REPLAN_REQUESTED, give up",
    "RATE_LIMIT, RATE_LIMITED, a m-1",
    "RATE_LIMIT, QUOTA_EXCEEDED, a m-2",
    "TIMEOUT, STEP_TIMEOUT, b m-3",
    "TIMEOUT, DEADLINE_EXCEEDED, give up",
    "TIMEOUT, MODEL_TIMEOUT, a m-2",
    "EXTERNAL, MODEL_UNREACHABLE, a m-2",
    "EXTERNAL, LLM_API_ERROR, a m-2",
    "EXTERNAL, MODEL_REFUSED, give up",
    "EXTERNAL, COMMAND_FAILED, give up",
    "EXTERNAL, REQUEST_FAILED, a m-1",
    "VALIDATION, CRITERIA_NOT_MET, give up",
    "BUDGET, BUDGET_EXCEEDED, give up",
    "CANCELLED, CANCELLED, give up",
    "INTERNAL, OUTPUT_TOO_LARGE, give up",
    "INTERNAL, IN_DOUBT, give up",
    "INTERNAL, INVALID_OUTCOME, b m-3",
    "INTERNAL, ARM_ERROR, b m-3"
  })
  void failureHasItsRemedy(ErrorCategory category, ErrorCode code, String remedy) {
    assertThat(code.category()).isEqualTo(category);
    assertThat(next(error(code))).isEqualTo(remedy);
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeHasARowAndAgreesWithItsOwnFlag(ErrorCode code) {
    // What a judge misses is no failure of an attempt: it is sent back, not retried.
    boolean again = Remedy.of(code).next() != Remedy.Next.NOBODY && code != ErrorCode.CRITERIA_NOT_MET;
    assertThat(again).isEqualTo(code.retryable());
  }

  @ParameterizedTest
  @EnumSource
  void failureThatItsReporterCallsFinalIsFinal(ErrorCode code) {
    assertThat(next(new TaskError(code, code.category(), "no", false, null, Map.of()))).isEqualTo("give up");
  }

  @Test
  void afterTheLastModelComesTheFirst() {
    Story story = new Story().arm(FIRST, 4);
    story.submit("'budget':{'max_tokens':100000}");
    for (int attempt = 1; attempt <= 2; attempt++) {
      story.report(failed("step-1", attempt, "a", error(ErrorCode.MODEL_TIMEOUT)));
      story.at(story.active().due()).timer();
    }

    assertThat(((Phase.Assigned) story.phase("step-1")).model()).isEqualTo("m-1");
  }

  @Test
  void whereThereIsNoOtherArmTheSameTriesAgain() {
    Story story = new Story().arm(FIRST, 4);
    story.submit("");
    story.report(failed("step-1", 1, "a", error(ErrorCode.ARM_ERROR)));
    story.at(story.active().due()).timer();

    assertThat(((Phase.Assigned) story.phase("step-1")).arm()).isEqualTo("a");
  }

  @Test
  void whatFailedIsRememberedWhileTheStepWaitsInAQueue() {
    Story story = new Story().arm(FIRST, 4);
    story.submit("'budget':{'max_tokens':100000}");
    story.report(failed("step-1", 1, "a", error(ErrorCode.MODEL_TIMEOUT)));
    story.arm(FIRST, 0).at(story.active().due()).timer();

    Told told = story.arm(FIRST, 1).slot();

    assertThat(told.assignment().model()).isEqualTo("m-2");
  }
}
