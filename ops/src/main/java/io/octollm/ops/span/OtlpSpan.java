package io.octollm.ops.span;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.LinkData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A span of ours in the form that the SDK's processors and exporters take. */
record OtlpSpan(Span span, Resource resource) implements ReadableSpan, SpanData {
  private static final InstrumentationScopeInfo SCOPE = InstrumentationScopeInfo.create("octollm");
  private static final int TRACE_AT = 3;
  private static final int SPAN_AT = 36;
  private static final int SPAN_ENDS = 52;

  static Attributes attributes(Map<String, Object> ours) {
    AttributesBuilder attributes = Attributes.builder();
    ours.forEach((name, value) -> {
      switch (value) {
        case Long whole -> attributes.put(name, whole);
        case Integer whole -> attributes.put(name, whole.longValue());
        case Double fraction -> attributes.put(name, fraction);
        case Boolean flag -> attributes.put(name, flag);
        default -> attributes.put(name, value.toString());
      }
    });
    return attributes.build();
  }

  static LinkData link(String traceparent) {
    return LinkData.create(context(
        traceparent.substring(TRACE_AT, SPAN_AT - 1), traceparent.substring(SPAN_AT, SPAN_ENDS)));
  }

  private static SpanContext context(String traceId, String spanId) {
    return SpanContext.create(traceId, spanId, TraceFlags.getSampled(), TraceState.getDefault());
  }

  static SpanKind kind(Span.Kind kind) {
    return switch (kind) {
      case CONSUMER -> SpanKind.CONSUMER;
      case CLIENT -> SpanKind.CLIENT;
      case INTERNAL -> SpanKind.INTERNAL;
    };
  }

  private static long nanos(Instant at) {
    return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
  }

  @Override
  public SpanData toSpanData() {
    return this;
  }

  @Override
  public String getName() {
    return span.name();
  }

  @Override
  public SpanKind getKind() {
    return kind(span.kind());
  }

  @Override
  public SpanContext getSpanContext() {
    return context(span.traceId(), span.spanId());
  }

  @Override
  public SpanContext getParentSpanContext() {
    String parent = span.parentId();
    return parent == null ? SpanContext.getInvalid() : context(span.traceId(), parent);
  }

  @Override
  public StatusData getStatus() {
    return span.failed() ? StatusData.error() : StatusData.unset();
  }

  @Override
  public long getStartEpochNanos() {
    return nanos(span.start());
  }

  @Override
  public long getEndEpochNanos() {
    return nanos(span.end());
  }

  @Override
  public long getLatencyNanos() {
    return getEndEpochNanos() - getStartEpochNanos();
  }

  @Override
  public Attributes getAttributes() {
    return attributes(span.attributes());
  }

  @Override
  public <T> @Nullable T getAttribute(AttributeKey<T> key) {
    return getAttributes().get(key);
  }

  @Override
  public int getTotalAttributeCount() {
    return span.attributes().size();
  }

  @Override
  public List<EventData> getEvents() {
    return span.moments().stream().map(moment -> EventData.create(
        nanos(moment.at()), moment.name(), attributes(moment.attributes()))).toList();
  }

  @Override
  public int getTotalRecordedEvents() {
    return span.moments().size();
  }

  @Override
  public List<LinkData> getLinks() {
    return span.linked().stream().map(OtlpSpan::link).toList();
  }

  @Override
  public int getTotalRecordedLinks() {
    return span.linked().size();
  }

  @Override
  public boolean hasEnded() {
    return true;
  }

  @Override
  public Resource getResource() {
    return resource;
  }

  @Override
  public InstrumentationScopeInfo getInstrumentationScopeInfo() {
    return SCOPE;
  }

  @Override
  @Deprecated
  @SuppressWarnings("deprecation")
  public io.opentelemetry.sdk.common.InstrumentationLibraryInfo getInstrumentationLibraryInfo() {
    return io.opentelemetry.sdk.common.InstrumentationLibraryInfo.create(SCOPE.getName(), null);
  }
}
