package io.octollm.schema;

/** What reading bytes gave: a value, or the problem that stands in its way. */
public sealed interface Decoded<T> {
  record Value<T>(T value) implements Decoded<T> {}

  record Problem<T>(TaskError error) implements Decoded<T> {}

  static <T> Decoded<T> problem(ErrorCode code, String message) {
    return new Problem<>(TaskError.of(code, message));
  }

  /** The value; throws IllegalArgumentException with the problem's message when there is none. */
  default T orThrow() {
    return switch (this) {
      case Value<T>(T value) -> value;
      case Problem<T>(TaskError error) -> throw new IllegalArgumentException(error.message());
    };
  }
}
