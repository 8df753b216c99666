package io.octollm.schema;

import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** A reader's exception in words that quote nothing of what was read. */
final class JsonProblem {
  private JsonProblem() {}

  static TaskError describe(JacksonException e) {
    return switch (e) {
      case StreamReadException number when number.getCause() instanceof NumberFormatException ->
          TaskError.of(ErrorCode.UNREADABLE, "a number is out of range");
      case StreamConstraintsException limit ->
          at("JSON is nested too deep, or a name, string or number is too long", limit);
      case InputCoercionException number -> number.getPath().isEmpty()
          ? at("a number is out of range", number)
          : field(path(number), "does not fit the schema");
      case InvalidTypeIdException kind -> field(below(path(kind), "kind"), "is missing or unknown");
      case InvalidFormatException name when name.getTargetType() == EventName.class ->
          field(path(name), EventName.UNKNOWN);
      case ValueInstantiationException value
          when value.getCause() != null && value.getCause().getMessage() != null ->
          refusedBy(value, value.getCause().getMessage());
      case DatabindException value when !value.getPath().isEmpty() ->
          field(path(value), "does not fit the schema");
      case DatabindException value when says(value, "Trailing token") ->
          at("there is text after the JSON value", value);
      case DatabindException value -> at("JSON does not fit the schema", value);
      default -> at(says(e, "Duplicate") ? "a JSON object has a field twice" : "value is not JSON", e);
    };
  }

  private static boolean says(JacksonException e, String start) {
    return e.getOriginalMessage().startsWith(start);
  }

  /** A record's constructor says which component and why: {@code capacity must be at least 1}. */
  private static TaskError refusedBy(ValueInstantiationException e, String reason) {
    int space = reason.indexOf(' ');
    return e.getType().isRecordType() && space > 0
        ? field(below(path(e), reason.substring(0, space)), reason.substring(space + 1))
        : field(path(e), reason);
  }

  private static TaskError field(String path, String what) {
    return TaskError.of(ErrorCode.INVALID_FIELD, path + " " + what).with("field", path);
  }

  /** The field path as people write it: {@code steps[0].id}. */
  private static String path(JacksonException e) {
    return e.getPath().stream()
        .map(r -> r.getPropertyName() == null ? "[" + r.getIndex() + "]" : "." + r.getPropertyName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String below(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private static TaskError at(String what, JacksonException e) {
    TokenStreamLocation where = e.getLocation();
    long offset = where == null ? -1 : where.getByteOffset();
    return offset < 0
        ? TaskError.of(ErrorCode.UNREADABLE, what)
        : TaskError.of(ErrorCode.UNREADABLE, what + ", reading stopped at byte " + offset)
            .with("position", offset);
  }
}
