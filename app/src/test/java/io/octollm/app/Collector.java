package io.octollm.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Takes OTLP over HTTP, as a collector of traces does, and keeps what came. */
final class Collector implements AutoCloseable {
  private final HttpServer server;
  private final List<ResourceSpans> taken = new CopyOnWriteArrayList<>();

  private Collector(HttpServer server) {
    this.server = server;
  }

  static Collector start() throws IOException {
    Collector collector = new Collector(
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    collector.server.createContext("/v1/traces", collector::take);
    collector.server.start();
    return collector;
  }

  private void take(HttpExchange exchange) throws IOException {
    taken.addAll(ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes())
        .getResourceSpansList());
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<ResourceSpans> taken() {
    return taken;
  }

  List<Span> spans() {
    return taken.stream().flatMap(r -> r.getScopeSpansList().stream())
        .flatMap(scope -> scope.getSpansList().stream()).toList();
  }

  /** Waits until what came is as wanted, and returns it; after the limit what there is. */
  List<Span> await(Predicate<List<Span>> wanted, Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    while (!wanted.test(spans()) && System.nanoTime() < until) {
      LockSupport.parkNanos(20_000_000);
    }
    return spans();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
