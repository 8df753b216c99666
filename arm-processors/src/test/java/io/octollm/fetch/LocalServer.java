package io.octollm.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web server on one loopback address that remembers what it was asked. */
public final class LocalServer implements AutoCloseable {
  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile String location = "";

  private LocalServer(HttpServer server) {
    this.server = server;
  }

  public static LocalServer on(String address) {
    try {
      var local = new LocalServer(
          HttpServer.create(new InetSocketAddress(InetAddress.getByName(address), 0), 64));
      local.server.createContext("/", local::answer);
      local.server.start();
      return local;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code /redirect} and what begins so leads there. */
  public void redirectTo(String where) {
    location = where;
  }

  public int port() {
    return server.getAddress().getPort();
  }

  /** Method, host header and target of each request. */
  public List<String> asked() {
    return asked;
  }

  public void forget() {
    asked.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String target = exchange.getRequestURI().toString();
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestHeaders().getFirst("Host") + " " + target);
      exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
      exchange.getResponseHeaders().add("Set-Cookie", "a=b");
      exchange.getResponseHeaders().add("X-Secret", "header");
      if (target.startsWith("/redirect")) {
        exchange.getResponseHeaders().add("Location", location);
        exchange.sendResponseHeaders(302, -1);
      } else if (target.startsWith("/status/")) {
        exchange.sendResponseHeaders(Integer.parseInt(target.substring("/status/".length())), -1);
      } else if (exchange.getRequestMethod().equals("HEAD")) {
        exchange.sendResponseHeaders(200, -1);
      } else {
        byte[] body = (target.equals("/large") ? "x".repeat(100_000) : "hello ü").getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
