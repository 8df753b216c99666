package io.octollm.schema;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** A reader's exception in words that quote nothing of what was read. */
final class JsonProblem {
  private JsonProblem() {}

  static TaskError describe(JacksonException e) {
    return switch (e) {
      case StreamConstraintsException limit ->
          at(ErrorCode.UNREADABLE, "JSON is nested too deep, or a string or number is too long", limit);
      case ValueInstantiationException value
          when value.getCause() != null && value.getCause().getMessage() != null ->
          field(value, value.getCause().getMessage());
      case DatabindException value when !value.getPath().isEmpty() -> field(value, "does not fit the schema");
      case DatabindException value -> at(ErrorCode.UNREADABLE, "JSON does not fit the schema", value);
      default -> at(ErrorCode.UNREADABLE, "value is not JSON", e);
    };
  }

  /** The field path as people write it: {@code steps[0].id}. */
  private static TaskError field(DatabindException e, String what) {
    String path = e.getPath().stream()
        .map(r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : "." + r.getPropertyName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
    String message = path.isEmpty() ? what : path + ": " + what;
    return TaskError.of(ErrorCode.INVALID_FIELD, message).with("field", path);
  }

  private static TaskError at(ErrorCode code, String what, JacksonException e) {
    TokenStreamLocation where = e.getLocation();
    long offset = where == null ? -1 : Math.max(where.getByteOffset(), where.getCharOffset());
    return offset < 0
        ? TaskError.of(code, what)
        : TaskError.of(code, what + ", reading stopped at byte " + offset).with("position", offset);
  }
}
