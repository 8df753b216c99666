package io.octollm.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A field's problem on its way out of the reading of a task; {@link TaskFields} turns it into a value. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final transient TaskError error;

  private Refused(TaskError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  TaskError error() {
    return error;
  }

  static Refused field(String path, String what) {
    return new Refused(TaskError.of(ErrorCode.INVALID_FIELD, path + " " + what).with("field", path));
  }

  static Refused wrongKind(String path, JsonNode node, String expected) {
    return field(path, "is " + kind(node) + ", " + expected + " is expected");
  }

  /** Throws when the object has a field that is not known; the message names the nearest that is. */
  static void unknownFields(ObjectNode in, List<String> known, String what, String prefix) {
    for (Map.Entry<String, JsonNode> field : in.properties()) {
      if (!known.contains(field.getKey())) {
        String near = prefix + Spelling.nearest(field.getKey(), known);
        throw new Refused(TaskError.of(ErrorCode.UNKNOWN_FIELD,
            what + " has an unknown field, the nearest known one is " + near).with("field", near));
      }
    }
  }

  /** What a value is, without saying which. */
  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "a boolean";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NULL -> "null";
      case MISSING -> "empty";
      case BINARY, POJO -> node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }
}
