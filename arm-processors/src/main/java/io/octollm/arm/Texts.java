package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.StepInput;
import tools.jackson.databind.JsonNode;

/** JSON values as the text that a rule or a model reads. */
final class Texts {
  private Texts() {}

  /** A string's own text; of anything else its JSON. */
  static String of(JsonNode value) {
    return value.isString() ? value.stringValue() : Codec.json().writeValueAsString(value);
  }

  /** What a step is to look at: its instruction, then the results that it depends on. */
  static String material(Assignment assignment) {
    var text = new StringBuilder(assignment.instruction());
    for (StepInput input : assignment.input()) {
      text.append('\n').append(of(input.output()));
    }
    return text.toString();
  }
}
