package io.octollm.arm.code;

import io.octollm.schema.Codec;
import java.util.List;
import tools.jackson.core.JacksonException;

/** Reads JSON as the pipeline reads it: one value, no key twice, 72 levels deep at the most. */
final class JsonSyntax implements Syntax {
  @Override
  public Found check(String language, String content) {
    if (content.isBlank()) {
      return Found.errors(List.of("line 1: there is no value"));
    }
    try {
      Codec.parse(content);
      return Found.OK;
    } catch (JacksonException e) {
      return Found.errors(List.of(Places.line(e) + "the value is not well-formed"));
    }
  }
}
