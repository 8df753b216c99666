package io.octollm.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.app.CommandRun;
import io.octollm.app.OtherJvm;
import io.octollm.app.faults.Canaries.Canary;
import io.octollm.reflex.Level;
import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Values that must not pass are sent down every path, and then looked for in every file and answer
 * that the pipeline leaves: none may be found outside the topic that they were sent to.
 */
class CanaryIT {
  private static final String REQUEST = "req-canary";
  /** As many tasks as one request has: its bundle and its trace hold them all. */
  private static final int A_BUNDLE = 3_000;
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);
  /** What the defaults let through whatever its level. */
  private static final Set<String> ALLOWED = Set.of(
      "URL", "DATE", "AGE", "IP_ADDRESS", "GEO_COORDINATES", "TRACKING_NUMBER");

  @TempDir Path folder;

  @Tag("slow")
  @Test
  @Timeout(240)
  void aThousandValuesAreNowhereBehindTheFilter() throws Exception {
    runAndCheck(Canaries.make(41, 1_000), System.getProperty("java.class.path"));
  }

  @Tag("faults")
  @Test
  @Timeout(1200)
  void tenThousandValuesAreNowhereBehindTheFilter() throws Exception {
    List<Canary> canaries = Canaries.make(42, 10_000);

    assertThat(canaries).hasSize(10_000);
    runAndCheck(canaries, System.getProperty("java.class.path"));
  }

  @Tag("faults")
  @Test
  @Timeout(240)
  void aFilterThatForgetsTheMetadataIsNoticed() throws Exception {
    BrokenBuild broken = BrokenBuild.of(folder.resolve("broken"),
        "reflex-filter/src/main/java/io/octollm/reflex/Reflex.java",
        "JsonNode metadata = trees.redact(task.metadata());", "JsonNode metadata = task.metadata();");

    assertThatThrownBy(() -> runAndCheck(Canaries.make(43, 300), broken.classPath()))
        .isInstanceOf(AssertionError.class).hasMessageContaining("octollm.dlq.orchestrator");
  }

  private void runAndCheck(List<Canary> canaries, String classPath) throws Exception {
    assertOfEveryTypeAndLevel(canaries);
    CanaryTasks tasks = new CanaryTasks(7, canaries);
    Path given = Files.createDirectories(folder.resolve("given"));
    Path script = Files.writeString(given.resolve("script.jsonl"), tasks.script());
    Files.writeString(Files.createDirectories(given.resolve("documents")).resolve("plants.md"),
        tasks.documents());
    try (OtherJvm up = OtherJvm.start(folder, classPath, List.of("up", "--data", data(), "--port", "0",
        "--set", "log.level=debug", "--set", "log.file=" + folder.resolve("up.log"),
        "--set", "llm.script=" + script, "--set", "documents=" + given.resolve("documents")))) {
      JsonNode ready = Codec.json().readTree(up.firstLine(Duration.ofSeconds(90)));
      said("ingest", "", "ingest", given.resolve("documents").toString(), "--json", "--prefix", "topic/");
      sendWithHeaders(ready.get("bootstrap").stringValue(), canaries);
      for (int from = 0; from < tasks.count(); from += A_BUNDLE) {
        submit(tasks, given, from, from == 0 ? REQUEST : REQUEST + "-" + from);
      }
      askEverything(URI.create(ready.get("http").stringValue()), canaries);
      assertThat(up.terminate(Duration.ofSeconds(60))).isZero();
    }
    new LeftBehind(folder, Set.of(given, folder.resolve("broken"))).assertNone(canaries);
  }

  private static void assertOfEveryTypeAndLevel(List<Canary> canaries) {
    Set<String> types = canaries.stream().map(Canary::type).collect(Collectors.toSet());
    assertThat(types).hasSizeGreaterThan(45).contains("EMAIL", "PRIVATE_KEY", "IBAN", "API_KEY");
    assertThat(types).doesNotContainAnyElementsOf(ALLOWED);
    assertThat(canaries).extracting(Canary::level).contains(Level.VALIDATED, Level.SHAPED);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void submit(CanaryTasks tasks, Path given, int from, String request) throws IOException {
    int to = Math.min(tasks.count(), from + A_BUNDLE);
    Path input = Files.write(given.resolve(request + ".jsonl"), tasks.file(from, to));
    CommandRun run = said("submit-" + from, "", "submit", input.toString(), "--wait",
        "--request-id", request, "--timeout", "200");

    assertThat(run.lines()).as(run.err()).hasSize(to - from);
    assertThat(run.out()).contains("\"completed\"", "\"failed\"", "\"rejected\"");
  }

  /** Runs a verb and keeps what it says among the files that are searched. */
  private CommandRun said(String name, String input, String... arguments) throws IOException {
    CommandRun run =
        CommandRun.with(input, Map.of("OCTOLLM_DATA_DIR", data()), folder, arguments);
    Path said = Files.createDirectories(folder.resolve("said"));
    Files.writeString(said.resolve(name + ".out"), run.out());
    Files.writeString(said.resolve(name + ".err"), run.err());
    return run;
  }

  private static void sendWithHeaders(String bootstrap, List<Canary> canaries) {
    List<Canary> ids = canaries.stream().filter(Canary::isId).limit(200).toList();
    try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap), new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < ids.size(); i++) {
        byte[] value = ids.get(i).value().getBytes(UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(TOPICS.tasks(), value,
            ("{\"goal\":\"Describe header " + i + "\",\"assigned_arm\":\"planner\"}").getBytes(UTF_8));
        record.headers().add("traceparent",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01".getBytes(UTF_8));
        record.headers().add("foreign", value);
        record.headers().add(List.of("X-Request-ID", "octollm-task-id", "octollm-replay-id",
            "tracestate", "octollm-step").get(i % 5), value);
        producer.send(record);
      }
    }
  }

  private void askEverything(URI http, List<Canary> canaries) throws Exception {
    List<String> letters = said("dlq-ls", "", "dlq", "ls", "--json", "--limit", "100000").lines();
    assertThat(letters).hasSizeGreaterThan(100);
    String failed = Codec.json().readTree(letters.getFirst()).get("task_id").stringValue();
    said("dlq-show", "", "dlq", "show", failed);
    JsonNode plan = Codec.json().readTree(said("plan", "", "dlq", "replay", "--dry-run", "--json",
        "--limit", "50", "--rate", "1000").out());
    said("replay", "", "dlq", "replay", "--json", "--limit", "50", "--rate", "1000", "--plan",
        plan.get("plan").stringValue());
    assertThat(said("trace", "", "trace", REQUEST, "--json").lines()).hasSizeGreaterThan(100);
    said("trace-page", "", "trace", failed, "--html", folder.resolve("trace.html").toString());
    said("results", "", "results", "--json");
    said("lag", "", "lag", "--json");
    said("doctor", "", "doctor");
    for (String id : List.of(REQUEST, failed)) {
      Path bundle = folder.resolve("given").resolve(id + ".zip");
      assertThat(said("export-" + id, "", "incident", "export", id, "-o", bundle.toString(), "--json")
          .exit()).isZero();
      said("incident-replay-" + id, "", "incident", "replay", bundle.toString(), "--json");
      unzip(bundle, Files.createDirectories(folder.resolve("bundle-" + id)));
    }
    Canary id = canaries.stream().filter(Canary::isId).findFirst().orElseThrow();
    said("cancel", "", "cancel", id.value(), "--timeout", "1");
    said("submit-ids", ids(canaries), "submit", "-");
    said("scan", scans(canaries), "reflex", "scan");
    get(http, "/metrics", "/debug/threads", "/debug/threads?format=json", "/debug/heap",
        "/debug/active-tasks", "/debug/arm-registry", "/debug/topology", "/debug/flags",
        "/debug/log-level", "/debug/profile?seconds=1", "/debug/tasks/" + failed,
        "/debug/requests/" + REQUEST);
  }

  private static String ids(List<Canary> canaries) {
    return canaries.stream().filter(Canary::isId).limit(50).map(canary -> Codec.emptyObject()
        .put("task_id", canary.value()).put("goal", "again") + "\n").collect(Collectors.joining());
  }

  private static String scans(List<Canary> canaries) {
    return canaries.stream().map(canary -> Codec.emptyObject().put("id", 1)
        .put("text", canary.text()) + "\n").collect(Collectors.joining());
  }

  private void get(URI http, String... paths) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (String path : paths) {
        HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(http.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        Files.write(folder.resolve("said").resolve(path.replaceAll("\\W", "_")), answer.body());
      }
    }
  }

  private static void unzip(Path bundle, Path into) throws IOException {
    try (ZipFile zip = new ZipFile(bundle.toFile())) {
      for (var entry : zip.stream().toList()) {
        try (InputStream in = zip.getInputStream(entry)) {
          Files.write(into.resolve(entry.getName()), in.readAllBytes());
        }
      }
    }
  }
}
