package io.octollm.ops.console;

import tools.jackson.databind.JsonNode;

/** A wish that a flag be on or off. */
record FlagChange(String name, boolean value) {
  /** Throws IllegalArgumentException that names what does not fit. */
  static FlagChange of(JsonBody body) {
    String name = body.text("name");
    JsonNode value = body.json().path("value");
    if (!value.isBoolean()) {
      throw new IllegalArgumentException("value must be true or false");
    }
    return new FlagChange(name, value.booleanValue());
  }
}
