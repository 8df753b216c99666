package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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

  private static JsonNode guard(String goal, String input) {
    var assignment = Samples.assignment("t", goal, "{}", Samples.FAR,
        List.of(Samples.result(input, true)), List.of());
    return ((ArmResult.Done) new GuardianArm(Samples::scan).work(assignment)).output();
  }
}
