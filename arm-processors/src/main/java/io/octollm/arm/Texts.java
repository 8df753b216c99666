package io.octollm.arm;

import io.octollm.schema.Codec;
import tools.jackson.databind.JsonNode;

/** JSON values as the text that a rule or a model reads. */
final class Texts {
  private Texts() {}

  /** A string's own text; of anything else its JSON. */
  static String of(JsonNode value) {
    return value.isString() ? value.stringValue() : Codec.json().writeValueAsString(value);
  }
}
