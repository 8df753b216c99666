package io.octollm.ops.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.ops.incident.Bundle;
import io.octollm.ops.incident.BundleDesk;
import io.octollm.ops.incident.ExportSettings;
import io.octollm.ops.incident.IncidentExport;
import io.octollm.ops.letter.Audit;
import io.octollm.ops.letter.Audits;
import io.octollm.ops.trace.Traces;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Event;
import io.octollm.schema.Origin;
import io.octollm.schema.TaskReader;
import io.octollm.schema.View;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class BundlesOverHttpIT {
  private static final String MAIL = "jane7.roe@example-mail.org";

  @TempDir Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final LogLevels levels = new LogLevels(new LoggerContext(), Clock.systemUTC());
  private Cluster cluster;
  private BundleDesk desk;
  private Console console;

  @BeforeEach
  void consoleWithTwoTokens(EmbeddedBroker broker) throws IOException {
    cluster = new Cluster(broker.bootstrap());
    Origin origin = cluster.task(Cluster.id(1), "{\"goal\":\"Mail to " + MAIL + "\"}", 1);
    cluster.event(new Event(origin.timestamp(), 1, Cluster.id(1), "req-1",
        new Event.FactRef("submitted", origin.topic(), origin.partition(), origin.offset(), origin.timestamp()),
        new View(origin.timestamp(), 1, "default-1", List.of(), Map.of(), false, null), List.of(), List.of()));
    Reflex reflex = new Reflex(Policy.defaults(), "0123456789abcdef".getBytes(UTF_8));
    Traces traces = new Traces(cluster.kafka(), cluster.topics(), Duration.ofSeconds(20));
    IncidentExport export = new IncidentExport(cluster.kafka(), cluster.topics(), reflex,
        new ExportSettings("0.1.0", "4.3.1", "Topologies:", Map.of(),
            new TaskReader(TaskReader.DEFAULT_MAX_BYTES)), Clock.systemUTC());
    desk = new BundleDesk(export, traces);
    open("read-token", "write-token");
  }

  private void open(String readToken, String writeToken) throws IOException {
    LiveFlags flags = new LiveFlags(cluster.kafka(), cluster.topics().settings(), List.of(), Clock.systemUTC());
    console = new Console(new ConsoleSettings("127.0.0.1", 0, readToken, writeToken),
        new ConsoleParts(() -> true, () -> "", () -> "", Map::of, _ -> true, flags, levels, null, null, null, desk));
    console.start();
  }

  @AfterEach
  void close() {
    console.close();
    cluster.close();
    levels.close();
    http.close();
  }

  private HttpResponse<byte[]> send(String method, String id, String token) throws Exception {
    return http.send(HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + console.port() + "/debug/incidents/" + id))
        .method(method, HttpRequest.BodyPublishers.noBody())
        .header("Authorization", "Bearer " + token).build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private String goal(byte[] zip) throws IOException {
    Path file = Files.write(folder.resolve("bundle.zip"), zip);
    return new String(Bundle.open(file).facts().getFirst().value(), UTF_8);
  }

  private long rawExports() {
    return new Audits(cluster.kafka(), cluster.topics()).since(Instant.EPOCH).stream()
        .filter(audit -> audit.action().equals(Audit.EXPORTED_RAW)).count();
  }

  @Test
  void readerGetsTheBundleWithoutWhatIsPersonal() throws Exception {
    HttpResponse<byte[]> answer = send("GET", "req-1", "read-token");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(goal(answer.body())).startsWith("{\"goal\":\"Mail to ").doesNotContain("jane7");
    assertThat(rawExports()).isZero();
  }

  @Test
  void rawBundleTakesTheWriteScopeAndIsNoted() throws Exception {
    assertThat(send("POST", "req-1", "read-token").statusCode()).isEqualTo(403);
    assertThat(rawExports()).isZero();

    HttpResponse<byte[]> answer = send("POST", "req-1", "write-token");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(goal(answer.body())).contains(MAIL);
    assertThat(rawExports()).isEqualTo(1);
  }

  @Test
  void rawBundleIsRefusedWhereNoTokenIsSetAndTheOtherIsNot() throws Exception {
    console.close();
    open(null, null);
    HttpResponse<byte[]> raw = send("POST", "req-1", "");

    assertThat(raw.statusCode()).isEqualTo(403);
    assertThat(new String(raw.body(), UTF_8)).contains("OCTOLLM_HTTP_TOKEN").doesNotContain("jane7");
    assertThat(rawExports()).isZero();
    assertThat(send("GET", "req-1", "").statusCode()).isEqualTo(200);
  }

  @Test
  void whoComesWhileABundleIsMadeIsToldSoAndDoesNotWait() {
    List<CompletableFuture<HttpResponse<String>>> sent = IntStream.range(0, 16).mapToObj(_ ->
        http.sendAsync(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + console.port() + "/debug/incidents/req-1"))
            .header("Authorization", "Bearer read-token").build(), HttpResponse.BodyHandlers.ofString()))
        .toList();
    List<HttpResponse<String>> answers = sent.stream().map(CompletableFuture::join).toList();

    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 503);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 503)
        .allSatisfy(answer -> assertThat(answer.body()).contains("another bundle is being made"));
  }

  @Test
  void unknownIdIsA404AndOneThatIsPersonalIsNoId() throws Exception {
    assertThat(send("GET", "req-none", "read-token").statusCode()).isEqualTo(404);
    assertThat(send("POST", MAIL, "write-token").statusCode()).isEqualTo(400);
    assertThat(rawExports()).isZero();
  }
}
