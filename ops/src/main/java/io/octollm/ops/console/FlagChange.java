package io.octollm.ops.console;

import io.octollm.schema.Codec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A wish that a flag be on or off. */
record FlagChange(String name, boolean value) {
  /** Throws IllegalArgumentException that names what does not fit. */
  static FlagChange parse(byte[] body) {
    JsonNode json;
    try {
      json = Codec.parse(body);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the body is no JSON object", e);
    }
    JsonNode name = json.path("name");
    JsonNode value = json.path("value");
    if (!name.isString()) {
      throw new IllegalArgumentException("name is missing, a string is expected");
    }
    if (!value.isBoolean()) {
      throw new IllegalArgumentException("value must be true or false");
    }
    return new FlagChange(name.stringValue(), value.booleanValue());
  }
}
