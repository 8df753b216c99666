package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class AssignmentReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"task_id", "request_id", "step", "arm", "goal", "lease_until", "attempt"})
  void assignmentThatLacksWhatAnArmReliesOnIsAProblem(String field) {
    ObjectNode json = example();
    json.remove(field);

    assertThat(AssignmentReader.read(Codec.encode(json))).isInstanceOfSatisfying(
        Decoded.Problem.class, problem -> assertThat(problem.error().message()).contains(field));
  }

  @ParameterizedTest
  @ValueSource(strings = {"context", "budget", "tenant", "instruction", "input", "criteria", "constraints"})
  void whatIsOptionalHasADefault(String field) {
    ObjectNode json = example();
    json.remove(field);

    assertThat(AssignmentReader.read(Codec.encode(json))).isInstanceOf(Decoded.Value.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{", "\"x\"", "{\"lease_until\":\"tomorrow\"}", "{\"context\":[]}"})
  void poisonIsAValue(String text) {
    assertThat(AssignmentReader.read(text.getBytes())).isInstanceOf(Decoded.Problem.class);
  }

  @Test
  void absentBytesAreAProblem() {
    assertThat(AssignmentReader.read(null)).isInstanceOf(Decoded.Problem.class);
  }

  private static ObjectNode example() {
    return (ObjectNode) Codec.tree(Samples.example("planner"));
  }
}
