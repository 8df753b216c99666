package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class JudgeArmTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "contains: bar      | foo bar | PASSED",
      "Contains: bar      | foo Bar | FAILED",
      "not contains: bar  | foo     | PASSED",
      "not contains: bar  | foo bar | FAILED",
      "equals: foo        | foo     | PASSED",
      "equals: foo        | foo bar | FAILED",
      "min_length: 3      | foo     | PASSED",
      "min_length: 4      | foo     | FAILED",
      "max_length: 3      | foo     | PASSED",
      "max_length: 2      | foo     | FAILED",
      "max_length: two    | foo     | UNCHECKED",
      "json               | {}      | PASSED",
      "JSON               | {       | FAILED",
      "matches: f*b?r     | foo bar | PASSED",
      "matches: f*b?r     | foo ba  | FAILED",
      "reads well         | foo     | UNCHECKED",
      "note: reads well   | foo     | UNCHECKED",
      "contains:          | foo     | UNCHECKED"})
  void criterionIsCheckedByItsRule(String criterion, String output, Criterion.Verdict verdict) {
    assertThat(Criterion.of(criterion).check(io.octollm.schema.Codec.tree(output))).isEqualTo(verdict);
  }

  @Test
  void globTakesNoExponentialTime() {
    assertThat(Glob.matches("*a".repeat(2000) + "b", "a".repeat(20_000))).isFalse();
  }

  @Test
  void outputThatFitsIsValid() {
    JsonNode verdict = judge("{\"output\":{\"a\":1},\"schema\":{\"type\":\"object\",\"required\":[\"a\"]}}",
        "contains: 1");

    assertThat(verdict.get("valid").booleanValue()).isTrue();
    assertThat(verdict.get("passed").toString()).isEqualTo("[\"schema\",\"contains: 1\"]");
    assertThat(verdict.get("confidence").doubleValue()).isEqualTo(1.0);
  }

  @Test
  void violationNamesPlaceAndRuleButNoValue() {
    JsonNode verdict = judge("{\"output\":{\"a\":\"jane.roe\"},\"schema\":"
        + "{\"properties\":{\"a\":{\"type\":\"integer\"}}}}");

    assertThat(verdict.get("valid").booleanValue()).isFalse();
    assertThat(verdict.get("issues").toString()).contains("/a breaks type").doesNotContain("jane");
  }

  @Test
  void criterionThatNoRuleCanCheckLowersTheConfidenceAlone() {
    JsonNode verdict = judge("{\"output\":\"x\"}", "contains: x", "is a pleasure to read");

    assertThat(verdict.get("valid").booleanValue()).isTrue();
    assertThat(verdict.get("unchecked").toString()).isEqualTo("[\"is a pleasure to read\"]");
    assertThat(verdict.get("confidence").doubleValue()).isEqualTo(0.5);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"$ref\":\"http://127.0.0.1:9/x.json\"}", "{\"$ref\":\"file:///etc/passwd\"}",
      "{\"$ref\":\"classpath:x.json\"}", "{\"$schema\":\"http://127.0.0.1:9/dialect\"}",
      "{\"pattern\":\"(\"}", "{\"type\":7}", "[]", "7"})
  void schemaThatCannotBeUsedPassesNothing(String schema) {
    assertThat(judge("{\"output\":\"x\",\"schema\":" + schema + "}").get("failed").toString())
        .isEqualTo("[\"schema\"]");
  }

  @Test
  void patternThatNeverEndsIsInterrupted() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread = Thread.ofPlatform().start(() -> {
      try {
        judge("{\"output\":\"" + "a".repeat(40) + "!\",\"schema\":{\"pattern\":\"^(a|a)*$\"}}");
      } catch (RuntimeException e) {
        thrown.set(e);
      }
    });
    Await.until(() -> java.util.Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("java.util.regex")));

    thread.interrupt();

    thread.join();
    assertThat(thrown.get()).isNotNull();
  }

  @Test
  void resultsOfEarlierStepsAreJudgedFirst() {
    var assignment = Samples.assignment("t", "g", "{\"output\":\"no\"}", Samples.FAR,
        List.of(Samples.result("\"yes\"", false)), List.of("equals: yes"));

    JsonNode verdict = ((ArmResult.Done) new JudgeArm().work(assignment)).output();

    assertThat(verdict.get("valid").booleanValue()).isTrue();
  }

  private static JsonNode judge(String context, String... criteria) {
    var assignment = Samples.assignment(
        "t", "goal", context, Samples.FAR, List.of(), List.of(criteria));
    return ((ArmResult.Done) new JudgeArm().work(assignment)).output();
  }
}
