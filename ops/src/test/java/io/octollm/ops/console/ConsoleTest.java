package io.octollm.ops.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import io.octollm.ops.Cluster;
import io.octollm.schema.EventName;
import io.octollm.schema.lines.HeardLines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ConsoleTest {
  private final LoggerContext logs = new LoggerContext();
  private final AtomicBoolean ready = new AtomicBoolean(true);
  private final HttpClient http = HttpClient.newHttpClient();
  private final LogLevels levels = new LogLevels(logs, Clock.systemUTC());
  private final LiveFlags flags =
      new LiveFlags(Map.of(), "settings", Flag.catalogue(List.of("coder")), Clock.systemUTC());
  private Console console;

  private void open(String readToken, String writeToken) throws IOException {
    console = new Console(new ConsoleSettings("127.0.0.1", 0, readToken, writeToken),
        new ConsoleParts(ready::get, () -> "# TYPE octollm_tasks_total counter\n",
            () -> "Topologies:\n   Sub-topology: 0", () -> Map.of("policy", "default-1"),
            id -> id.startsWith("req-"), flags, levels, null, null, null, null));
    console.start();
  }

  @AfterEach
  void close() {
    if (console != null) {
      console.close();
    }
    levels.close();
    http.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String... headers)
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

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, null, headers);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "/health|\"up\"", "/ready|true", "/metrics|octollm_tasks_total",
    "/debug/topology|Sub-topology", "/debug/flags|\"flag/cache\":true", "/debug/heap|java.lang.String",
    "/debug/threads|ConsoleTest", "/debug/threads?format=json|threadDump",
    "/debug/log-level|\"logger\":\"ROOT\""
  })
  void pathAnswersWithSense(String path, String expected) throws Exception {
    open(null, null);
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{'name':'cash','value':false}|the nearest is cache", "{'name':'cache'}|value must be true or false",
    "{'name':'cache','value':'no'}|value must be true or false", "{'value':true}|name is missing", "x|no JSON"
  })
  void whatIsNoFlagIsRefused(String body, String why) throws Exception {
    open(null, null);

    HttpResponse<String> answer = send("PUT", "/debug/flags", body.replace('\'', '"'));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(why);
  }

  @Test
  void readyAnswers503UntilItIs() throws Exception {
    open(null, null);
    ready.set(false);

    assertThat(get("/ready").statusCode()).isEqualTo(503);
  }

  @Test
  void threadDumpShowsVirtualThreads() throws Exception {
    open(null, null);
    Thread sleeper = Thread.ofVirtual().name("virtual-sleeper").start(() -> {
      try {
        Thread.sleep(60_000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    try {
      assertThat(get("/debug/threads").body()).contains("virtual-sleeper");
    } finally {
      sleeper.interrupt();
    }
  }

  @Test
  void profileIsAFlameGraph() throws Exception {
    open(null, null);
    HttpResponse<String> answer = get("/debug/profile?seconds=1");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).containsIgnoringCase("<html").contains("OctoLLM").hasSizeGreaterThan(1000);
  }

  @Test
  void oldObjectsNameWhatIsHeldAndByWhom() throws Exception {
    open(null, null);
    List<Held> leak = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean leaking = new AtomicBoolean(true);
    Thread leaker = Thread.ofPlatform().daemon().start(() -> {
      while (leaking.get() && leak.size() < 50_000) {
        leak.add(new Held(new byte[4_096]));
        LockSupport.parkNanos(50_000);
      }
    });
    HttpResponse<String> answer = get("/debug/old-objects?seconds=2");
    leaking.set(false);
    leaker.join();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains(" of byte[]\n", "allocated at " + ConsoleTest.class.getName(),
        "held by " + Held.class.getName() + ".bytes < java.lang.Object[][] < java.util.ArrayList.");
  }

  private record Held(byte[] bytes) {}

  @ParameterizedTest
  @ValueSource(strings = {"/debug/profile?seconds=0", "/debug/profile?seconds=61",
      "/debug/profile?seconds=x", "/debug/heap?top=-1"})
  void numberOutsideItsBoundsIsA400ThatNamesIt(String path) throws Exception {
    open(null, null);
    HttpResponse<String> answer = get(path);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("must be a whole number from");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/debug", "/debug/tasks/", "/debug/tasks/x", "/healthy"})
  void unknownPathIsA404InJson(String path) throws Exception {
    open(null, null);

    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(get(path).body()).startsWith("{\"error\":");
  }

  @Test
  void otherMethodIsA405ThatNamesTheOnesItTakes() throws Exception {
    open(null, null);

    assertThat(send("DELETE", "/debug/log-level", null).statusCode()).isEqualTo(405);
    assertThat(send("DELETE", "/debug/log-level", null).body()).contains("GET and PUT");
  }

  @Test
  void logLevelChangesAndIsShown() throws Exception {
    open(null, null);
    HttpResponse<String> answer = send("PUT", "/debug/log-level",
        "{\"logger\":\"io.octollm.topology\",\"level\":\"debug\",\"minutes\":5}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(logs.getLogger("io.octollm.topology").getLevel()).isEqualTo(Level.DEBUG);
    assertThat(get("/debug/log-level").body())
        .contains("\"logger\":\"io.octollm.topology\",\"level\":\"DEBUG\",\"until\":");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "{}|logger is missing", "[|no JSON object", "{\"logger\":\"a b\",\"level\":\"info\"}|logger must",
    "{\"logger\":\"a\",\"level\":\"loud\"}|level must be",
    "{\"logger\":\"a\",\"level\":\"info\",\"minutes\":-1}|minutes must be",
    "{\"logger\":\"a\",\"level\":\"info\",\"minutes\":\"x\"}|minutes must be"
  })
  void badLevelChangeIsA400ThatNamesTheField(String body, String message) throws Exception {
    open(null, null);
    HttpResponse<String> answer = send("PUT", "/debug/log-level", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains(message);
  }

  @Test
  void largeBodyIsRefused() throws Exception {
    open(null, null);

    assertThat(send("PUT", "/debug/log-level", " ".repeat(70_000)).statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/health,,200", "GET,/metrics,,401", "GET,/metrics,wrong-token,401",
    "GET,/metrics,read-token,200", "GET,/metrics,write-token,200",
    "PUT,/debug/log-level,read-token,403", "PUT,/debug/log-level,write-token,200",
    "GET,/no/such/path,,401"
  })
  void tokensOpenTheirScope(String method, String path, String token, int status) throws Exception {
    open("read-token", "write-token");
    String body = method.equals("PUT") ? "{\"logger\":\"a\",\"level\":\"info\"}" : null;
    HttpResponse<String> answer = token == null ? send(method, path, body)
        : send(method, path, body, "Authorization", "Bearer " + token);

    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void bindBeyondLoopbackNeedsAToken() {
    assertThatThrownBy(() -> new ConsoleSettings("0.0.0.0", 0, "read-token", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("OCTOLLM_HTTP_TOKEN").hasMessageContaining("token");
  }

  @Test
  void settingsNeverPrintTokens() {
    assertThat(new ConsoleSettings("0.0.0.0", 1, "read-token", "write-token").toString())
        .doesNotContain("token");
  }

  @ParameterizedTest
  @CsvSource({"127.0.0.1:8080,true", "localhost,true", "[::1]:80,true", "evil.example:80,false",
      "evil.example,false"})
  void openPortAnswersOnlyToLoopbackNames(String host, boolean passes) {
    Guard guard = new Guard(new ConsoleSettings("127.0.0.1", 0, null, null));

    assertThat(guard.refusal(Scope.READ, null, host) == null).isEqualTo(passes);
  }

  @ParameterizedTest
  @ValueSource(strings = {"read-token", ""})
  void whatIsRawIsRefusedWhereNoWriteTokenIsSetAndTheAnswerNamesIt(String readToken) {
    Guard guard = new Guard(
        new ConsoleSettings("127.0.0.1", 0, readToken.isEmpty() ? null : readToken, null));

    assertThat(guard.refusal(Scope.RAW, "Bearer " + readToken, "127.0.0.1")).isNotNull()
        .satisfies(answer -> {
          assertThat(answer.status()).isEqualTo(403);
          assertThat(new String(answer.body(), UTF_8)).contains("OCTOLLM_HTTP_TOKEN");
        });
  }

  @Test
  void levelGoesBackToWhatItWasBeforeTheFirstChange() {
    logs.getLogger("a").setLevel(Level.ERROR);
    levels.set(LevelChange.of("a", "debug", 5));
    levels.set(new LevelChange("a", Level.TRACE, Duration.ofMillis(50)));

    Cluster.await("the way back", Duration.ofSeconds(10),
        () -> logs.getLogger("a").getLevel() == Level.ERROR);
  }

  /** The last line is written after the answer. */
  private static List<HeardLines.Line> bothLines(HeardLines lines) {
    Cluster.await("both lines", Duration.ofSeconds(10),
        () -> lines.of(EventName.REQUEST_COMPLETE).size() == 1);
    return lines.of(EventName.REQUEST_START, EventName.REQUEST_COMPLETE);
  }

  @Test
  void requestIsTwoLinesThatShowItsRouteAndItsIdAndNothingElse() throws Exception {
    open("read-token", "write-token");
    try (HeardLines lines = new HeardLines(RequestLines.class)) {
      get("/debug/heap?top=1", "Authorization", "Bearer read-token", "X-Request-ID", "req-1");

      assertThat(bothLines(lines)).extracting(HeardLines.Line::event)
          .containsExactly(EventName.REQUEST_START, EventName.REQUEST_COMPLETE);
      assertThat(bothLines(lines)).extracting(HeardLines.Line::level).containsOnly("DEBUG");
      assertThat(bothLines(lines).getFirst().fields()).containsExactly(entry("request_id", "req-1"),
          entry("method", "GET"), entry("path", "/debug/heap"));
      assertThat(bothLines(lines).getLast().fields())
          .containsOnlyKeys("request_id", "method", "path", "status", "duration_ms")
          .containsEntry("status", 200).hasEntrySatisfying("duration_ms",
              millis -> assertThat((Double) millis).isBetween(0.001, 60_000.0));
    }
  }

  @ParameterizedTest
  @CsvSource({"GET,/jane.roe,none,404,GET", "BREW,/metrics,/metrics,405,other",
      "HEAD,/health,/health,200,HEAD"})
  void whatACallerMadeUpIsNotInTheLines(
      String method, String asked, String path, int status, String shown) throws Exception {
    open(null, null);
    try (HeardLines lines = new HeardLines(RequestLines.class)) {
      send(method, asked, null, "X-Request-ID", "jane.roe@example.org");

      assertThat(bothLines(lines)).extracting(HeardLines.Line::fields).allSatisfy(fields ->
          assertThat(fields).doesNotContainKey("request_id").containsEntry("path", path)
              .containsEntry("method", shown));
      assertThat(bothLines(lines).getLast().fields()).containsEntry("status", status);
    }
  }
}
