package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import tools.jackson.databind.JsonNode;

/** A pipeline in a JVM of its own whose retriever asks for vectors, beside a folder of documents. */
final class LibraryPipeline implements AutoCloseable {
  private static final Topics TOPICS = new Topics(Topics.DEFAULT_PREFIX);

  private final Path folder;
  private final LetterEmbeddings embeddings;
  private OtherJvm up;
  private String bootstrap;
  private String http;

  LibraryPipeline(Path folder) throws IOException {
    this.folder = folder;
    this.embeddings = new LetterEmbeddings();
    start();
  }

  private void start() throws IOException {
    up = OtherJvm.start(folder, "up", "--data", data(), "--port", "0",
        "--set", "embeddings.base-url=" + embeddings.url(), "--set", "embeddings.model=letters",
        "--set", "llm.prices=" + prices());
    JsonNode told = Codec.json().readTree(up.firstLine(Duration.ofSeconds(90)));
    bootstrap = told.get("bootstrap").stringValue();
    http = told.get("http").stringValue();
  }

  /** Ends it as {@code kill -9} does, and starts it on what it left. */
  void killAndStart() throws IOException {
    up.close();
    start();
  }

  private Path prices() throws IOException {
    return Files.writeString(folder.resolve("prices.json"), """
        {"format": 1, "version": "it-1", "prices": {"letters": {"in": 10, "out": 0}}}
        """);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  /** The folder of documents. */
  Path documents() {
    return folder.resolve("handbook");
  }

  void write(String name, String text) throws IOException {
    Path file = documents().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  LetterEmbeddings embeddings() {
    return embeddings;
  }

  CommandRun verb(String... arguments) {
    return CommandRun.with("", environment(), folder, arguments);
  }

  CommandRun verbOnTerminal(String... arguments) {
    return CommandRun.onTerminal(environment(), folder, arguments);
  }

  private Map<String, String> environment() {
    return Map.of("OCTOLLM_DATA_DIR", data());
  }

  /** The Result of a task that completes. */
  JsonNode submit(String task) {
    CommandRun run =
        CommandRun.with(task + "\n", environment(), folder, "submit", "-", "--wait", "--timeout", "60");
    assertThat(run.exit()).as(run.out() + run.err()).isZero();
    return Codec.json().readTree(run.out());
  }

  /** The task's output once it is as wanted: what was ingested is found a moment later. */
  JsonNode awaitOutput(String task, Predicate<JsonNode> wanted) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    JsonNode output = submit(task).get("output");
    while (!wanted.test(output)) {
      assertThat(System.nanoTime()).as(output.toString()).isLessThan(until);
      LockSupport.parkNanos(50_000_000);
      output = submit(task).get("output");
    }
    return output;
  }

  String get(String path) throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(
        HttpRequest.newBuilder(URI.create(http + path)).build(), BodyHandlers.ofString()).body();
  }

  /** What every arm was given of a task. */
  List<Assignment> assignments(String taskId) {
    List<Assignment> found = new ArrayList<>();
    try (Tail tail = Tail.fromBeginning(Map.of("bootstrap.servers", bootstrap),
        List.of(TOPICS.arm("retriever"), TOPICS.arm("executor"), TOPICS.arm("coder"), TOPICS.arm("planner"),
            TOPICS.arm("judge"), TOPICS.arm("guardian")))) {
      Map<TopicPartition, Long> ends = tail.ends();
      while (!tail.passed(ends)) {
        for (ConsumerRecord<byte[], byte[]> record : tail.poll(Duration.ofMillis(100))) {
          Assignment assignment = Codec.decode(record.value(), Assignment.class).orThrow();
          if (assignment.taskId().equals(taskId)) {
            found.add(assignment);
          }
        }
      }
    }
    return found;
  }

  @Override
  public void close() {
    up.close();
    embeddings.close();
  }
}
