package io.octollm.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.orchestrator.OrchestratorSettings;
import io.octollm.reflex.Policy;
import io.octollm.schema.Assignment;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Result;
import io.octollm.schema.Status;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each action of a policy makes of a task and of an arm's output, through the real graph. */
class PolicyActionsTest {
  private static final String CARD = "4111 1111 1111 1111";
  private static final String TASK = "{\"goal\":\"pay with " + CARD + " now\",\"constraints\":[\"not "
      + CARD + "\"],\"context\":{\"" + CARD + "\":{\"card\":\"" + CARD + "\"}},"
      + "\"metadata\":{\"card\":[\"" + CARD + "\"]}}";

  private static TestPipeline pipeline(String action) {
    Policy policy;
    try {
      policy = Policy.parse(("{\"format\":1,\"version\":\"test-1\",\"types\":{\"CREDIT_CARD\":\""
          + action + "\"}}").getBytes(UTF_8));
    } catch (Policy.Invalid e) {
      throw new AssertionError(e);
    }
    TestPipeline pipeline = new TestPipeline(
        OrchestratorSettings.DEFAULT, ShellLimits.DEFAULT, Observer.NONE, policy);
    pipeline.advance(ShellLimits.DEFAULT.warmup());
    pipeline.heartbeat("coder", "code_generation");
    return pipeline;
  }

  private static String everything(TestPipeline pipeline) {
    return pipeline.driver.producedTopicNames().stream()
        .flatMap(topic -> pipeline.records(topic).stream())
        .map(r -> r.key() + " " + new String(r.value(), UTF_8) + r.headers())
        .collect(Collectors.joining("\n"));
  }

  private static String letters(String text) {
    return text.replaceAll(":[a-p]{16}>", ":LETTERS>");
  }

  @ParameterizedTest
  @CsvSource({"allow,4111 1111 1111 1111", "redact,<CREDIT_CARD_1>", "mask,**** **** **** 1111",
      "hmac,<CREDIT_CARD:LETTERS>", "drop,''"})
  void theArmSeesWhatTheActionLeaves(String action, String left) {
    try (TestPipeline pipeline = pipeline(action)) {
      pipeline.submit(TASK);

      Assignment assigned = pipeline.assignments("coder").getLast();
      assertThat(letters(assigned.goal())).isEqualTo("pay with " + left + " now");
      assertThat(assigned.constraints()).allSatisfy(
          constraint -> assertThat(letters(constraint)).isEqualTo("not " + left));
      assertThat(everything(pipeline).contains(CARD)).isEqualTo(action.equals("allow"));
    }
  }

  @ParameterizedTest
  @CsvSource({"allow,4111 1111 1111 1111", "redact,<CREDIT_CARD_1>", "mask,**** **** **** 1111",
      "hmac,<CREDIT_CARD:LETTERS>", "drop,''"})
  void theResultHoldsWhatTheActionLeavesOfAnOutput(String action, String left) {
    try (TestPipeline pipeline = pipeline(action)) {
      pipeline.submit("{\"goal\":\"pay\"}");
      pipeline.succeed(pipeline.assignments("coder").getLast(), Map.of("paid", "by " + CARD));

      Result result = pipeline.results().getFirst();
      assertThat(result.status()).isEqualTo(Status.COMPLETED);
      assertThat(letters(String.valueOf(result.output()))).contains("{\"paid\":\"by " + left + "\"}");
      assertThat(everything(pipeline).contains(CARD)).isEqualTo(action.equals("allow"));
    }
  }

  @Test
  void whatIsBlockedIsRejectedWithADeadLetterThatNamesTheTypeAlone() {
    try (TestPipeline pipeline = pipeline("block")) {
      pipeline.submit(TASK);

      Result result = pipeline.results().getFirst();
      assertThat(result.status()).isEqualTo(Status.REJECTED);
      assertThat(result.error().code()).isEqualTo(ErrorCode.POLICY_BLOCKED);
      assertThat(result.error().message()).contains("CREDIT_CARD");
      assertThat(pipeline.assignments("coder")).isEmpty();
      assertThat(pipeline.letters("reflex")).singleElement().satisfies(letter -> {
        assertThat(letter.stage()).isEqualTo("reflex");
        assertThat(letter.copy()).contains("<CREDIT_CARD_1>");
      });
      assertThat(pipeline.entries()).contains(EventName.PII_DETECTED, EventName.TASK_REJECTED);
      assertThat(everything(pipeline)).doesNotContain("4111");
    }
  }

  @Test
  void anOutputThatIsBlockedFailsItsTaskAndIsNotTriedAgain() {
    try (TestPipeline pipeline = pipeline("block")) {
      pipeline.submit("{\"goal\":\"pay\"}");
      pipeline.succeed(pipeline.assignments("coder").getLast(), Map.of("paid", "by " + CARD));

      Result result = pipeline.results().getFirst();
      assertThat(result.status()).isEqualTo(Status.FAILED);
      assertThat(result.error().code()).isEqualTo(ErrorCode.POLICY_BLOCKED);
      assertThat(pipeline.letters("coder")).hasSize(1);
      assertThat(pipeline.assignments("coder")).hasSize(1);
      assertThat(everything(pipeline)).doesNotContain("4111");
    }
  }

  @Test
  void aGoalOfWhichNothingIsLeftIsWorkedOnAllTheSame() {
    try (TestPipeline pipeline = pipeline("drop")) {
      pipeline.submit("{\"goal\":\"" + CARD + "\"}");
      pipeline.succeed(pipeline.assignments("coder").getLast(), "done");

      assertThat(pipeline.results().getFirst().status()).isEqualTo(Status.COMPLETED);
      assertThat(everything(pipeline)).doesNotContain("4111");
    }
  }

  /** An id is replaced, whatever the policy does with its type; the task is not rejected for it. */
  @ParameterizedTest
  @ValueSource(strings = {"redact", "mask", "hmac", "drop", "block"})
  void anIdIsReplacedWhateverTheAction(String action) {
    try (TestPipeline pipeline = pipeline(action)) {
      pipeline.submit("{\"goal\":\"pay\",\"task_id\":\"4111-1111-1111-1111\"}");

      assertThat(pipeline.assignments("coder").getLast().taskId()).startsWith("task-");
      assertThat(everything(pipeline)).doesNotContain("4111-1111");
    }
  }
}
