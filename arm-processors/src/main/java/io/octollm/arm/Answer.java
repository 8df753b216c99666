package io.octollm.arm;

import io.octollm.arm.code.CodeBlock;
import io.octollm.schema.Codec;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An output as a judge reads it: of an arm that answers in words its {@code text}, of anything else the
 * value itself.
 */
record Answer(JsonNode value) {
  static Answer of(JsonNode output) {
    JsonNode text = output.isObject() ? output.get("text") : null;
    return new Answer(text != null && text.isString() ? text : output);
  }

  String text() {
    return Texts.of(value);
  }

  /** The value, or what a text says in JSON: the whole text, or the one block in it. */
  Optional<JsonNode> json() {
    if (!value.isString()) {
      return Optional.of(value);
    }
    List<CodeBlock> blocks = CodeBlock.in(value.stringValue());
    return parsed(value.stringValue())
        .or(() -> blocks.size() == 1 ? parsed(blocks.getFirst().content()) : Optional.empty());
  }

  private static Optional<JsonNode> parsed(String text) {
    try {
      return text.isBlank() ? Optional.empty() : Optional.of(Codec.parse(text));
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }
}
