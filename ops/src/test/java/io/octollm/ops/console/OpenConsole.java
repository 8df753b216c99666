package io.octollm.ops.console;

import ch.qos.logback.classic.LoggerContext;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** A console without a broker behind it, and a caller of it. */
final class OpenConsole implements AutoCloseable {
  final LoggerContext logs = new LoggerContext();
  final AtomicBoolean ready = new AtomicBoolean(true);
  private final LogLevels levels = new LogLevels(logs, Clock.systemUTC());
  private final HttpClient http = HttpClient.newHttpClient();
  private final Console console;

  private OpenConsole(String readToken, String writeToken) throws IOException {
    LiveFlags flags =
        new LiveFlags(Map.of(), "settings", Flag.catalogue(List.of("coder")), Clock.systemUTC());
    console = new Console(new ConsoleSettings("127.0.0.1", 0, readToken, writeToken),
        new ConsoleParts(ready::get, () -> "# TYPE octollm_tasks_total counter\n",
            () -> "Topologies:\n   Sub-topology: 0", () -> Map.of("policy", "default-1"),
            id -> id.startsWith("req-"), flags, levels, null, null, null, null));
    console.start();
  }

  /** Anybody on this host may ask everything. */
  static OpenConsole toAll() throws IOException {
    return new OpenConsole(null, null);
  }

  /** The tokens are {@code read-token} and {@code write-token}. */
  static OpenConsole withTokens() throws IOException {
    return new OpenConsole("read-token", "write-token");
  }

  int port() {
    return console.port();
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, null, headers);
  }

  /** @param body null for none */
  HttpResponse<String> send(String method, String path, String body, String... headers)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + console.port() + path))
            .method(method, body == null ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    console.close();
    levels.close();
    http.close();
  }
}
