package io.octollm.ops.span;

import io.octollm.schema.Event.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A span whose end is not known yet. */
final class OpenSpan {
  private final String spanId;
  private final @Nullable String parentId;
  private final String name;
  private final Span.Kind kind;
  private final Instant start;
  private final Map<String, Object> attributes = new LinkedHashMap<>();
  private final List<Span.Moment> moments = new ArrayList<>();
  private final List<String> linked = new ArrayList<>();
  private boolean failed;
  private Instant lastHeardOf;

  OpenSpan(String spanId, @Nullable String parentId, String name, Span.Kind kind, Instant start) {
    this.spanId = spanId;
    this.parentId = parentId;
    this.name = name;
    this.kind = kind;
    this.start = start;
    this.lastHeardOf = start;
  }

  String id() {
    return spanId;
  }

  Instant lastHeardOf() {
    return lastHeardOf;
  }

  /** Sets an attribute; a null value leaves it out. */
  OpenSpan put(String attribute, @Nullable Object value) {
    if (value != null) {
      attributes.put(attribute, value instanceof Integer whole ? (Object) whole.longValue() : value);
    }
    return this;
  }

  /** Sets an attribute to what an entry says under a name, if it does. */
  OpenSpan put(String attribute, Entry entry, String field) {
    return put(attribute, entry.fields().get(field));
  }

  OpenSpan link(@Nullable String traceparent) {
    if (traceparent != null) {
      linked.add(traceparent);
    }
    return this;
  }

  /** Whether the last that was heard of it was a failure. */
  void failed(boolean whether, Instant at) {
    failed = whether;
    lastHeardOf = at;
  }

  void moment(Span.Moment moment) {
    moments.add(moment);
    lastHeardOf = moment.at();
  }

  Span end(String traceId, Instant at) {
    return new Span(traceId, spanId, parentId, name, kind, start, at.isBefore(start) ? start : at,
        attributes, failed, moments, linked);
  }
}
