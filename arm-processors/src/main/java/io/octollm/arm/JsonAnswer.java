package io.octollm.arm;

import io.octollm.schema.Codec;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads answers of models that must be JSON as a schema in the jar describes it. */
final class JsonAnswer {
  private static final int MAX_CHARACTERS = 64 * 1024;

  private final SchemaCheck schemas = new SchemaCheck();
  private final JsonNode schema;

  /** What an answer was. */
  sealed interface Read {
    record Fits(JsonNode json) implements Read {}

    /** It does not fit; {@code why} names places and rules, never what stands there. */
    record Flawed(String why) implements Read {}
  }

  /** By a schema beside the arms. */
  JsonAnswer(String file) {
    schema = Codec.parse(Resource.read(file));
  }

  Read read(String text) throws InterruptedException {
    if (text.length() > MAX_CHARACTERS) {
      return new Read.Flawed("the answer has more than " + MAX_CHARACTERS + " characters");
    }
    Optional<JsonNode> json = Answer.of(Codec.tree(text)).json();
    if (json.isEmpty()) {
      return new Read.Flawed("the answer is no JSON");
    }
    List<String> violations = schemas.violations(schema, json.get());
    return violations.isEmpty() ? new Read.Fits(json.get())
        : new Read.Flawed("the answer does not fit its schema: " + violations.getFirst());
  }
}
