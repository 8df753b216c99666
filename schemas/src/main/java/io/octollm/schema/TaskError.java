package io.octollm.schema;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong, for people and programs. Messages and details name fields, kinds, counts and
 * positions, never a value that somebody sent.
 *
 * @param retryAfterMs how long the failing side asked to wait, in milliseconds; null when unknown
 */
public record TaskError(
    ErrorCode code,
    ErrorCategory category,
    String message,
    boolean retryable,
    @Nullable Long retryAfterMs,
    Map<String, Object> details) {
  /** A detail: the limit of the arm's own that held a call back before anybody was asked. */
  public static final String LIMIT = "limit";

  public TaskError {
    Objects.requireNonNull(code, "code is missing");
    category = category == null ? code.category() : category;
    message = message == null ? code.advice() : message;
    details = details == null ? Map.of() : ordered(details);
  }

  /** By name, so that the same error is written the same way each time; a null says nothing. */
  private static Map<String, Object> ordered(Map<String, Object> details) {
    Map<String, Object> kept = new TreeMap<>(details);
    kept.values().removeIf(Objects::isNull);
    return Collections.unmodifiableMap(kept);
  }

  public static TaskError of(ErrorCode code, String message) {
    return new TaskError(code, code.category(), message, code.retryable(), null, Map.of());
  }

  public TaskError with(String name, Object detail) {
    Map<String, Object> more = new TreeMap<>(details);
    more.put(name, detail);
    return new TaskError(code, category, message, retryable, retryAfterMs, more);
  }

  public TaskError withoutRetryAfter() {
    return new TaskError(code, category, message, retryable, null, details);
  }

  public TaskError retryAfter(long millis) {
    return new TaskError(code, category, message, retryable, millis, details);
  }
}
