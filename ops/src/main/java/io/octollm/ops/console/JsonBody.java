package io.octollm.ops.console;

import io.octollm.schema.Codec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The body of a request; what does not fit is an IllegalArgumentException that names it. */
record JsonBody(JsonNode json) {
  static JsonBody parse(byte[] body) {
    try {
      return new JsonBody(Codec.parse(body));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the body is no JSON object", e);
    }
  }

  /** A field that must be there and a string. */
  String text(String field) {
    JsonNode value = json.path(field);
    if (!value.isString()) {
      throw new IllegalArgumentException(field + " is missing, a string is expected");
    }
    return value.stringValue();
  }
}
