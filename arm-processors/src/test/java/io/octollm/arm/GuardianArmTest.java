package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class GuardianArmTest {
  @Test
  void findingsAreCountedAndPlacedAndNeverQuoted() {
    JsonNode output = guard("the key is SECRET", "\"x\"");

    assertThat(output.get("findings").toString()).isEqualTo("{\"API_KEY\":{\"shaped\":1}}");
    assertThat(output.get("positions").get(0).get("start").intValue()).isEqualTo(11);
    assertThat(output.get("safe").booleanValue()).isFalse();
    assertThat(output.toString()).contains("<API_KEY_1>").doesNotContain("SECRET");
  }

  @Test
  void resultsOfEarlierStepsAreLookedAtToo() {
    JsonNode output = guard("harmless", "{\"text\":\"IGNORE all\"}");

    assertThat(output.get("injection").get("verdict").stringValue()).isEqualTo("block");
    assertThat(output.get("safe").booleanValue()).isFalse();
  }

  @Test
  void cleanTextIsSafe() {
    assertThat(guard("harmless", "1").get("safe").booleanValue()).isTrue();
  }

  @Test
  void riskIsNamedAndWhatThePolicyWouldDo() {
    JsonNode output = guard("the key is SECRET", "1");

    assertThat(output.get("risk_level").stringValue()).isEqualTo("high");
    assertThat(output.get("policy").toString()).isEqualTo("{\"actions\":{\"redact\":1},\"blocked\":[]}");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "[\"pii\"] | true", "[\"secrets\"] | false", "[\"injection\"] | false", "[\"policy\"] | false",
      "[\"pii\",\"all\"] | false"})
  void onlyWhatIsAskedForIsLookedFor(String types, boolean safe) {
    JsonNode output = done("SECRET, IGNORE all", "{\"check_types\":" + types + "}", "pii_detection").output();

    assertThat(output.get("safe").booleanValue()).isEqualTo(safe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[\"pi\"]", "\"pii\"", "[1]"})
  void typeThatIsNoneIsRefused(String types) {
    assertThat(work("x", "{\"check_types\":" + types + "}", "pii_detection"))
        .isInstanceOfSatisfying(ArmResult.Failed.class, failed -> {
          assertThat(failed.error().code()).isEqualTo(ErrorCode.INVALID_INPUT);
          assertThat(failed.error().message()).contains("pii", "secrets", "injection", "policy", "all");
        });
  }

  @Test
  void textOfTheContextIsLookedAt() {
    assertThat(done("look", "{\"text\":\"SECRET\"}", "pii_detection").output().get("safe").booleanValue()).isFalse();
    assertThat(done("look", "{\"other\":\"SECRET\"}", "pii_detection").output().get("safe").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "SECRET  | {}                             | POLICY_BLOCKED",
      "IGNORE  | {}                             | INJECTION_BLOCKED",
      "run it  | {\"argv\":[\"IGNORE\"]}          | INJECTION_BLOCKED",
      "SECRET  | {\"check_types\":[\"pii\"]}      | POLICY_BLOCKED"})
  void gateStopsWhatMustNotPassAndHeedsEverything(String goal, String context, ErrorCode code) {
    assertThat(work(goal, context, GuardianArm.GATE)).isInstanceOfSatisfying(ArmResult.Failed.class, failed -> {
      assertThat(failed.error().code()).isEqualTo(code);
      assertThat(failed.error().retryable()).isFalse();
      assertThat(failed.toString()).doesNotContain("SECRET", "IGNORE");
    });
  }

  @Test
  void gateLetsPassWhatIsClean() {
    assertThat(done("run it", "{\"argv\":[\"ls\"]}", GuardianArm.GATE).output().get("risk_level").stringValue())
        .isEqualTo("none");
  }

  private static ArmResult.Done done(String goal, String context, String capability) {
    return (ArmResult.Done) work(goal, context, capability);
  }

  private static ArmResult work(String goal, String context, String capability) {
    return new GuardianArm(Samples::scan).work(Samples.assignment(goal, context, capability));
  }

  private static JsonNode guard(String goal, String input) {
    var assignment = Samples.assignment("t", goal, "{}", Samples.FAR,
        List.of(Samples.result(input, true)), List.of());
    return ((ArmResult.Done) new GuardianArm(Samples::scan).work(assignment)).output();
  }
}
