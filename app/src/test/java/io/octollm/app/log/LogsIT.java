package io.octollm.app.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.app.CommandRun;
import io.octollm.app.OtherJvm;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/**
 * A thousand requests at the same time through a real pipeline that logs at DEBUG into a file of one
 * megabyte, stopped by SIGTERM as soon as the last has its result.
 */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
@Execution(ExecutionMode.CONCURRENT)
class LogsIT {
  private static final int TASKS = 1_000;
  private static final int MEGABYTE = 1 << 20;
  private static final int LONGEST_LINE = 16_384;

  @TempDir static Path folder;
  private static OtherJvm up;
  private static int exit;
  private static List<Path> files;
  private static List<JsonNode> lines;
  private static Map<String, String> requestOfTask;

  @BeforeAll
  static void run() throws Exception {
    Path script = Files.writeString(folder.resolve("script.jsonl"),
        "{\"goal\":\"slow\",\"answer\":\"done\",\"delay_ms\":20}\n");
    up = OtherJvm.start(folder, Map.of("LOG_LEVEL", "DEBUG"), "up", "--data", data(), "--port", "0",
        "--set", "llm.script=" + script, "--set", "log.file-megabytes=1",
        "--set", "log.file=" + folder.resolve("logs/up.log"));
    up.firstLine(Duration.ofSeconds(90));
    requestOfTask = submit().stream().collect(Collectors.toMap(
        result -> result.get("task_id").stringValue(), result -> result.get("request_id").stringValue()));
    exit = up.terminate(Duration.ofSeconds(60));
    try (Stream<Path> all = Files.list(folder.resolve("logs"))) {
      files = all.toList();
    }
    lines = files.stream().flatMap(LogsIT::read).map(Codec.json()::readTree).toList();
  }

  private static List<JsonNode> submit() {
    String tasks = IntStream.range(0, TASKS)
        .mapToObj(i -> "{\"goal\":\"slow\",\"assigned_arm\":\"coder\",\"tenant\":\"t" + i + "\"}\n")
        .collect(Collectors.joining());
    return CommandRun.with(tasks, Map.of("OCTOLLM_DATA_DIR", data()), folder,
        "submit", "-", "--wait", "--timeout", "120").lines().stream().map(Codec.json()::readTree).toList();
  }

  private static String data() {
    return folder.resolve("data").toString();
  }

  private static Stream<String> read(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void end() {
    up.close();
  }

  @Test
  void everyLineBearsTheIdsOfItsOwnTask() {
    List<JsonNode> ofTasks = lines.stream().filter(line -> line.has("task_id")).toList();

    assertThat(ofTasks).filteredOn(line -> !line.path("request_id").asString("none")
        .equals(requestOfTask.get(line.get("task_id").stringValue()))).isEmpty();
    assertThat(lines).filteredOn(line -> line.has("request_id") && !line.has("task_id")).isEmpty();
  }

  @Test
  void noLibraryWarnsOfOurMeters() {
    assertThat(lines).filteredOn(line -> line.path("logger").asString("").startsWith("io.micrometer"))
        .isEmpty();
  }

  @Test
  void requestsWereInterleaved() {
    List<String> order = lines.stream().map(line -> line.path("task_id").asString("")).toList();
    long changes = IntStream.range(1, order.size())
        .filter(i -> !order.get(i).equals(order.get(i - 1))).count();

    assertThat(requestOfTask).hasSize(TASKS);
    assertThat(changes).isGreaterThan(TASKS);
  }

  @Test
  void eachHopOfEachTaskHasItsLine() {
    assertThat(List.of("task.started", "arm_router.scoring", "arm.call.start", "coder.step-1.start",
        "coder.step-1.complete", "arm.call.complete", "task.complete"))
        .allSatisfy(event -> assertThat(tasksWith(event).equals(requestOfTask.keySet())).as(event).isTrue());
  }

  private static Set<String> tasksWith(String event) {
    return lines.stream().filter(line -> line.get("event").stringValue().equals(event))
        .map(line -> line.path("task_id").asString("none")).collect(Collectors.toSet());
  }

  @Test
  void theIndexTemplateMapsEachFieldAsItIs() throws IOException {
    IndexTemplate template = IndexTemplate.read();

    assertThat(lines.stream().flatMap(line -> line.properties().stream()
        .filter(field -> !field.getValue().isBoolean() && !template.fits(field.getKey(), field.getValue()))
        .map(field -> line.get("event").stringValue() + " " + field)).distinct()).isEmpty();
  }

  @Test
  void nothingIsLostWhenTheProcessIsStopped() throws IOException {
    List<String> inFiles = files.stream().flatMap(LogsIT::read).sorted().toList();

    assertThat(exit).isZero();
    assertThat(inFiles).isEqualTo(up.err().stream().sorted().toList());
    assertThat(up.err().getLast()).contains("\"event\":\"service.stop\"");
  }

  @Test
  void filesArePutAwayAtTheirSize() {
    assertThat(files).extracting(file -> file.getFileName().toString())
        .hasSizeGreaterThan(1).contains("up.log")
        .allMatch(name -> name.matches("up(\\.\\d{4}-\\d\\d-\\d\\d\\.\\d+)?\\.log"));
    assertThat(files).allSatisfy(file ->
        assertThat(Files.size(file)).isLessThan(MEGABYTE + LONGEST_LINE));
  }
}
