package io.octollm.ops.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;

/**
 * The HTTP port of a process. Each request has a virtual thread; at most 64 are answered at a time,
 * a body has at most 64 KiB, and errors are one line of JSON.
 */
public final class Console implements AutoCloseable {
  private static final int MAX_BODY_BYTES = 64 * 1024;
  private static final int MAX_CONCURRENT = 64;
  private static final int BACKLOG = 128;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore places = new Semaphore(MAX_CONCURRENT);
  private final Guard guard;
  private final List<Route> routes;
  private final Predicate<String> mayBeShown;

  /** Binds the port; throws IOException when it is taken. */
  public Console(ConsoleSettings settings, ConsoleParts parts) throws IOException {
    this.guard = new Guard(settings);
    this.routes = Routes.of(parts);
    this.mayBeShown = parts.mayBeShown();
    this.server =
        HttpServer.create(new InetSocketAddress(settings.host(), settings.port()), BACKLOG);
    server.setExecutor(threads);
    server.createContext("/", this::serve);
  }

  public void start() {
    server.start();
  }

  /** The port that it is bound to. */
  public int port() {
    return server.getAddress().getPort();
  }

  /** Ends every request with a line: an exception would be the server's, which tells nobody. */
  private void serve(HttpExchange exchange) {
    try (exchange; RequestLines lines = RequestLines.open(exchange, routes, mayBeShown)) {
      try {
        Answer answer = answer(exchange, lines);
        write(answer, exchange);
        lines.complete(answer.status());
      } catch (IOException e) {
        lines.left(e);
      }
    }
  }

  private static void write(Answer answer, HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", answer.contentType());
    exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(answer.status(), head || answer.body().length == 0 ? -1
        : answer.body().length);
    if (!head && answer.body().length > 0) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  private Answer answer(HttpExchange exchange, RequestLines lines) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod().equals("HEAD") ? "GET"
        : exchange.getRequestMethod();
    List<Route> here = routes.stream().filter(route -> route.isAt(path)).toList();
    Scope scope = here.stream().filter(route -> route.method().equals(method))
        .map(Route::scope).findFirst().orElse(Scope.READ);
    Answer refusal = guard.refusal(scope, exchange.getRequestHeaders().getFirst("Authorization"),
        exchange.getRequestHeaders().getFirst("Host"));
    if (refusal != null) {
      return refusal;
    }
    if (here.isEmpty()) {
      return Answer.problem(404, "there is no such path");
    }
    Route route = here.stream().filter(r -> r.method().equals(method)).findFirst().orElse(null);
    if (route == null) {
      return Answer.problem(405, "this path takes "
          + String.join(" and ", here.stream().map(Route::method).toList()));
    }
    byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
    return body.length > MAX_BODY_BYTES
        ? Answer.problem(413, "the body is over " + MAX_BODY_BYTES + " bytes")
        : handled(route, new Request(method, rest(route, path), query(exchange), body), lines);
  }

  /** Whoever is still sending has no place yet, so that slow callers keep nobody else out. */
  private Answer handled(Route route, Request request, RequestLines lines) {
    if (!places.tryAcquire()) {
      return Answer.problem(503, "too many requests at a time");
    }
    try {
      return answer(route, request, lines);
    } finally {
      places.release();
    }
  }

  private static Answer answer(Route route, Request request, RequestLines lines) {
    try {
      return route.handler().answer(request);
    } catch (IllegalArgumentException e) {
      return Answer.problem(400, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Answer.problem(503, "the process is stopping");
    } catch (Exception e) {
      lines.failed(e);
      return Answer.problem(503, "could not be answered (" + e.getClass().getSimpleName() + ")");
    }
  }

  private static String rest(Route route, String path) {
    return path.substring(Math.min(path.length(), route.path().length()));
  }

  private static Map<String, String> query(HttpExchange exchange) {
    Map<String, String> query = new HashMap<>();
    String raw = exchange.getRequestURI().getRawQuery();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        String[] parts = pair.split("=", 2);
        query.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return query;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    server.stop(1);
    threads.shutdownNow();
  }
}
