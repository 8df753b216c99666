package io.octollm.ops.span;

import io.octollm.schema.RequestContext;
import io.octollm.schema.TraceIds;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigurationException;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import io.opentelemetry.sdk.trace.samplers.SamplingDecision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The OpenTelemetry SDK as the {@code OTEL_*} variables set it up: its sampler decides, its batching
 * processor queues, its exporter sends. The spans come from us, ended, with ids and times of their
 * own. A collector that is away costs spans and holds nobody up. Thread-safe.
 */
public final class SpanExport implements AutoCloseable {
  private static final long CLOSE_SECONDS = 5;
  private static final Pattern PROPERTY = Pattern.compile("otel(\\.[a-z]+)+");

  private final OpenTelemetrySdk sdk;
  private final List<SpanProcessor> processors;
  private final Sampler sampler;
  private final Resource resource;

  private SpanExport(OpenTelemetrySdk sdk, List<SpanProcessor> processors, Sampler sampler,
      Resource resource) {
    this.sdk = sdk;
    this.processors = List.copyOf(processors);
    this.sampler = sampler;
    this.resource = resource;
  }

  /**
   * Opens it.
   *
   * @param properties the SDK's own, such as {@code otel.exporter.otlp.endpoint}; they go before
   *     what the environment says
   * @throws IllegalArgumentException with what is wrong, when they do not fit
   */
  public static SpanExport open(Map<String, String> properties) {
    List<SpanProcessor> processors = new ArrayList<>();
    List<Sampler> samplers = new ArrayList<>();
    List<Resource> resources = new ArrayList<>();
    try {
      OpenTelemetrySdk sdk = AutoConfiguredOpenTelemetrySdk.builder()
          .disableShutdownHook()
          // The SDK's own default is gRPC, for which the JDK has no client.
          .addPropertiesSupplier(() -> Map.of("otel.service.name", "octollm",
              "otel.exporter.otlp.protocol", "http/protobuf"))
          .addPropertiesCustomizer(given -> properties)
          // Only spans are made here.
          .addPropertiesCustomizer(given -> Map.of("otel.metrics.exporter", "none",
              "otel.logs.exporter", "none"))
          .addSpanProcessorCustomizer((processor, given) -> kept(processors, processor))
          .addSamplerCustomizer((sampler, given) -> kept(samplers, sampler))
          .addResourceCustomizer((resource, given) -> kept(resources, resource))
          .build().getOpenTelemetrySdk();
      return new SpanExport(sdk, processors,
          samplers.isEmpty() ? Sampler.alwaysOff() : samplers.getLast(),
          resources.isEmpty() ? Resource.getDefault() : resources.getLast());
    } catch (ConfigurationException | IllegalStateException e) {
      throw new IllegalArgumentException("the OTEL_ variables do not fit: " + named(e));
    }
  }

  /** The variable at fault, or the kind of error; not its text, which may quote a key. */
  private static String named(Throwable thrown) {
    Throwable innermost = thrown;
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      innermost = at;
      Matcher property = PROPERTY.matcher(String.valueOf(at.getMessage()));
      if (property.find()) {
        return property.group().toUpperCase(Locale.ROOT).replace('.', '_');
      }
    }
    return innermost.getClass().getSimpleName();
  }

  private static <T> T kept(List<T> all, T one) {
    all.add(one);
    return one;
  }

  /** Queues the spans of a run, all or none, as the sampler says of the top one, which is the last. */
  void export(RequestContext request, List<Span> spans) {
    if (spans.isEmpty() || !isSampled(request, spans.getLast())) {
      return;
    }
    for (Span span : spans) {
      OtlpSpan ended = new OtlpSpan(span, resource);
      processors.forEach(processor -> processor.onEnd(ended));
    }
  }

  private boolean isSampled(RequestContext request, Span top) {
    return sampler.shouldSample(parent(TraceIds.of(request)), top.traceId(), top.name(),
        OtlpSpan.kind(top.kind()), OtlpSpan.attributes(top.attributes()),
        top.linked().stream().map(OtlpSpan::link).toList())
        .getDecision() == SamplingDecision.RECORD_AND_SAMPLE;
  }

  private static Context parent(TraceIds ids) {
    String parent = ids.parentId();
    return parent == null ? Context.root()
        : Context.root().with(io.opentelemetry.api.trace.Span.wrap(
            SpanContext.createFromRemoteParent(ids.traceId(), parent,
                TraceFlags.fromHex(ids.flags(), 0), TraceState.getDefault())));
  }

  /** Sends what is queued, for some seconds at the most. */
  @Override
  public void close() {
    sdk.shutdown().join(CLOSE_SECONDS, TimeUnit.SECONDS);
  }
}
