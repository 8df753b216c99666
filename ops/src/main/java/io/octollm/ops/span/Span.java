package io.octollm.ops.span;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a task's life, as a trace shows it.
 *
 * @param parentId null for one that nothing stands above
 * @param attributes by names of {@link AttributeNames}: texts, whole numbers and fractions
 * @param failed whether its end was a failure
 * @param linked {@code traceparent}s of spans in other traces, or of earlier runs
 */
record Span(
    String traceId,
    String spanId,
    @Nullable String parentId,
    String name,
    Kind kind,
    Instant start,
    Instant end,
    Map<String, Object> attributes,
    boolean failed,
    List<Moment> moments,
    List<String> linked) {

  Span {
    attributes = Map.copyOf(attributes);
    moments = List.copyOf(moments);
    linked = List.copyOf(linked);
  }

  /** What a span stands for: a record that is worked on, a call of an arm, or time within. */
  enum Kind {
    CONSUMER,
    CLIENT,
    INTERNAL
  }

  /** Something that happened within a span and took no time. */
  record Moment(String name, Instant at, Map<String, Object> attributes) {
    Moment {
      attributes = Map.copyOf(attributes);
    }
  }
}
