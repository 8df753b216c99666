package io.octollm.app.metrics;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.octollm.schema.Codec;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** A Prometheus of its own process with the repository's rules, which scrapes one pipeline. */
final class RealPrometheus implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final URI address;
  private final HttpClient client = HttpClient.newHttpClient();

  private RealPrometheus(Process process, Path log, URI address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  static RealPrometheus start(Path folder, URI pipeline) throws IOException {
    Path rules = Path.of("../ops/prometheus/*.rules.yml").toAbsolutePath().normalize();
    Path config = Files.writeString(folder.resolve("prometheus.yml"), """
        global: {scrape_interval: 1s, evaluation_interval: 1s}
        rule_files: ["%s"]
        scrape_configs:
          - job_name: octollm
            static_configs: [{targets: ["%s"]}]
        """.formatted(rules, pipeline.getAuthority()));
    Path log = folder.resolve("prometheus.log");
    int port = freePort();
    Process process = new ProcessBuilder("prometheus", "--config.file=" + config,
        "--storage.tsdb.path=" + folder.resolve("tsdb"), "--web.listen-address=127.0.0.1:" + port)
        .redirectErrorStream(true).redirectOutput(log.toFile()).start();
    return new RealPrometheus(process, log, URI.create("http://127.0.0.1:" + port));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  boolean isReady() {
    return get("/-/ready") != null;
  }

  /** How many series a query gives now. */
  int series(String query) {
    String answer = get("/api/v1/query?query=" + URLEncoder.encode(query, UTF_8));
    return answer == null ? 0 : json(answer).at("/data/result").size();
  }

  /** Whether an alert fires whose label has that value. */
  boolean fires(String alert, String label, String value) {
    String answer = get("/api/v1/alerts");
    return answer != null && json(answer).at("/data/alerts").valueStream().anyMatch(a ->
        a.at("/state").asString().equals("firing")
            && a.at("/labels/alertname").asString().equals(alert)
            && a.at("/labels/" + label).asString().equals(value));
  }

  private static JsonNode json(String text) {
    return Codec.json().readTree(text);
  }

  /** The answer, or null while there is none. */
  private String get(String path) {
    if (!process.isAlive()) {
      throw new AssertionError("Prometheus ended: " + said());
    }
    try {
      var response = client.send(HttpRequest.newBuilder(address.resolve(path))
          .timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
      return response.statusCode() == 200 ? response.body() : null;
    } catch (IOException e) {
      return null;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
  }

  private String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    client.close();
  }
}
