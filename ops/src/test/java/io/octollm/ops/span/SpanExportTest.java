package io.octollm.ops.span;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.octollm.ops.trace.Events;
import io.octollm.schema.RequestContext;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SpanExportTest {
  private static final RequestContext UNSAMPLED = new RequestContext("req-1",
      "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00", null, null, 0);

  private final AtomicInteger sent = new AtomicInteger();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/traces", exchange -> {
      exchange.getRequestBody().readAllBytes();
      sent.incrementAndGet();
      exchange.sendResponseHeaders(200, -1);
      exchange.close();
    });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private SpanExport open(String... more) {
    return SpanExport.open(Map.of("otel.exporter.otlp.endpoint",
        "http://127.0.0.1:" + server.getAddress().getPort(), more[0], more[1]));
  }

  private static void export(SpanExport export, RequestContext request) {
    export.export(request, TaskSpans.of(request, Events.retried("task-1", "req-1"),
        new Topics(Topics.DEFAULT_PREFIX)));
  }

  @Test
  void whatIsQueuedIsSentWhenItIsClosed() {
    try (SpanExport export = open("otel.service.name", "x")) {
      export(export, RequestContext.of("req-1"));
    }

    assertThat(sent).hasValue(1);
  }

  @Test
  void whatTheSenderDoesNotSampleIsNotSent() {
    try (SpanExport export = open("otel.service.name", "x")) {
      export(export, UNSAMPLED);
    }

    assertThat(sent).hasValue(0);
  }

  @Test
  void theSamplerOfTheVariablesDecides() {
    try (SpanExport export = open("otel.traces.sampler", "always_on")) {
      export(export, UNSAMPLED);
    }

    assertThat(sent).hasValue(1);
  }

  @Test
  void aVariableThatDoesNotFitIsNamed() {
    assertThatThrownBy(() -> open("otel.bsp.schedule.delay", "soon"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the OTEL_ variables do not fit: OTEL_BSP_SCHEDULE_DELAY");
  }
}
