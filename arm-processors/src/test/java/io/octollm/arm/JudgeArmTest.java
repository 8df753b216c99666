package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.StepInput;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(30)
class JudgeArmTest {
  @Test
  void globTakesNoExponentialTime() {
    assertThat(Glob.matches("*a".repeat(2000) + "b", "a".repeat(20_000))).isFalse();
  }

  @Test
  void outputThatFitsIsValid() throws Exception {
    JsonNode verdict = judge("{\"output\":{\"a\":1},\"schema\":{\"type\":\"object\",\"required\":[\"a\"]}}",
        "contains: 1");

    assertThat(verdict.get("valid").booleanValue()).isTrue();
    assertThat(verdict.get("passed").toString()).isEqualTo("[\"schema\",\"contains: 1\"]");
    assertThat(verdict.get("confidence").doubleValue()).isEqualTo(1.0);
  }

  @Test
  void violationNamesPlaceAndRuleButNoValue() throws Exception {
    JsonNode verdict = judge("{\"output\":{\"a\":\"jane.roe\"},\"schema\":"
        + "{\"properties\":{\"a\":{\"type\":\"integer\"}}}}");

    assertThat(verdict.get("valid").booleanValue()).isFalse();
    assertThat(verdict.get("issues").toString()).contains("/a breaks type").doesNotContain("jane");
  }

  @Test
  void criterionThatNoRuleCanCheckLowersTheConfidenceAlone() throws Exception {
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
  void schemaThatCannotBeUsedPassesNothing(String schema) throws Exception {
    assertThat(judge("{\"output\":\"x\",\"schema\":" + schema + "}").get("failed").toString())
        .isEqualTo("[\"schema\"]");
  }

  @Test
  void patternThatNeverEndsIsInterrupted() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    Thread thread = Thread.ofPlatform().start(() -> {
      try {
        judge("{\"output\":\"" + "a".repeat(60) + "!\",\"schema\":{\"pattern\":\"^(a+)+\\\\1b$\"}}");
      } catch (InterruptedException e) {
        thrown.set(e);
      }
    });
    Await.until(() -> java.util.Arrays.stream(thread.getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith("java.util.regex")));

    thread.interrupt();

    thread.join();
    assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void resultsOfEarlierStepsAreJudgedFirst() throws Exception {
    var assignment = Samples.assignment("t", "g", "{\"output\":\"no\"}", Samples.FAR,
        List.of(Samples.result("\"yes\"", false)), List.of("equals: yes"));

    JsonNode verdict = ((ArmResult.Done) new JudgeArm(Samples::scan, Samples.silent()).work(assignment)).output();

    assertThat(verdict.get("valid").booleanValue()).isTrue();
  }

  @Test
  void issueSaysHowBadWhatAndWhere() throws Exception {
    JsonNode issue = judge("{\"output\":{\"a\":\"x\"},\"schema\":"
        + "{\"properties\":{\"a\":{\"type\":\"integer\"}}}}").get("issues").get(0);

    assertThat(issue.toString()).isEqualTo("{\"severity\":\"error\",\"type\":\"schema\","
        + "\"message\":\"output: /a breaks type\",\"location\":\"output/a\"}");
  }

  @Test
  void outputIsHeldToTheSourcesOfTheContext() throws Exception {
    JsonNode good = judge("{\"output\":\"It has 8 arms.\",\"sources\":[\"An octopus has 8 arms.\"]}");
    JsonNode bad = judge("{\"output\":\"It has 9 arms.\",\"sources\":[{\"title\":\"Octopus\",\"text\":\"8 arms\"}]}");

    assertThat(good.get("passed").toString()).isEqualTo("[\"facts\"]");
    assertThat(bad.get("valid").booleanValue()).isFalse();
    assertThat(bad.get("failed").toString()).isEqualTo("[\"facts\"]");
    assertThat(bad.get("issues").get(0).get("type").stringValue()).isEqualTo("facts");
  }

  @Test
  void paddedOutputDoesNotPassTheFacts() throws Exception {
    JsonNode verdict = judge("{\"output\":\"It has 8 arms. " + "Yes. ".repeat(2_000)
        + "It has 9 arms.\",\"sources\":[\"An octopus has 8 arms.\"]}");

    assertThat(verdict.get("passed")).isEmpty();
    assertThat(verdict.get("unchecked").toString()).isEqualTo("[\"facts\"]");
    assertThat(verdict.get("issues").toString()).contains("not all of it was looked up");
  }

  @Test
  void whatTheRetrieverFoundIsASourceAndNotJudged() throws Exception {
    var found = Samples.result("{\"results\":[{\"title\":\"Octopus\",\"snippet\":\"It has 8 arms.\"}]}", true);
    var written = new StepInput("step-1", "coder", true, Samples.json("{\"text\":\"It has 9 arms.\"}"));
    var assignment = Samples.assignment("t", "g", "{}", Samples.FAR, List.of(found, written), List.of("contains: 9"));

    JsonNode verdict = ((ArmResult.Done) new JudgeArm(Samples::scan, Samples.silent()).work(assignment)).output();

    assertThat(verdict.get("passed").toString()).isEqualTo("[\"contains: 9\"]");
    assertThat(verdict.get("failed").toString()).isEqualTo("[\"facts\"]");
  }

  @Test
  void whatTheRetrieverFoundIsJudgedWhereThereIsNothingElse() throws Exception {
    var found = Samples.result("{\"results\":[{\"score\":0.125,\"snippet\":\"It has 8 arms.\"}]}", true);
    var assignment = Samples.assignment("t", "g", "{}", Samples.FAR, List.of(found), List.of("contains: 8 arms"));

    JsonNode verdict = ((ArmResult.Done) new JudgeArm(Samples::scan, Samples.silent()).work(assignment)).output();

    assertThat(verdict.get("passed").toString()).isEqualTo("[\"contains: 8 arms\"]");
    assertThat(verdict.get("failed").toString()).isEqualTo("[]");
  }

  @Test
  void confidenceIsTheShareThatWasCheckedAndHolds() throws Exception {
    assertThat(judge("{\"output\":\"x\"}", "contains: x", "contains: y", "reads well", "json")
        .get("confidence").doubleValue()).isEqualTo(0.25);
  }

  private static JsonNode judge(String context, String... criteria)
      throws InterruptedException {
    var assignment = Samples.assignment(
        "t", "goal", context, Samples.FAR, List.of(), List.of(criteria));
    return ((ArmResult.Done) new JudgeArm(Samples::scan, Samples.silent()).work(assignment)).output();
  }
}
