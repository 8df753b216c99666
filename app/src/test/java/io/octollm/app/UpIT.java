package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.Policy;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** One running pipeline in a JVM of its own, and the verbs that find it by its data folder. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@TestMethodOrder(OrderAnnotation.class)
class UpIT {
  @TempDir static Path folder;
  private static OtherJvm up;
  private static JsonNode ready;

  @BeforeAll
  static void start() throws IOException {
    up = OtherJvm.start(folder, "up", "--data", data(), "--port", "0");
    ready = Codec.json().readTree(up.firstLine(Duration.ofSeconds(90)));
  }

  @AfterAll
  static void end() {
    up.close();
  }

  private static String data() {
    return folder.resolve("data").toString();
  }

  private static CommandRun verb(String input, String... arguments) {
    return CommandRun.with(input, Map.of("OCTOLLM_DATA_DIR", data()), folder, arguments);
  }

  @Test
  @Order(1)
  void theReadyLineNamesTheAddresses() throws IOException {
    assertThat(ready.get("event").stringValue()).isEqualTo("ready");
    assertThat(ready.get("bootstrap").stringValue()).matches("127\\.0\\.0\\.1:\\d+");
    assertThat(ready.get("http").stringValue()).matches("http://127\\.0\\.0\\.1:\\d+");
    assertThat(up.out()).hasSize(1);
  }

  @Test
  @Order(2)
  void itsFilesAreForTheOwnerAlone() throws IOException {
    for (String file : List.of("octollm.json", "secret.key")) {
      assertThat(PosixFilePermissions.toString(
          Files.getPosixFilePermissions(Path.of(data()).resolve(file)))).isEqualTo("rw-------");
    }
  }

  /** In the temporary folder a kill would leave a copy for each start. */
  @Test
  @Order(2)
  void nativeLibraryOfTheStoreLiesInTheDataFolder() {
    assertThat(Path.of(data()).resolve("native")).isDirectoryContaining("glob:**/librocksdbjni*");
  }

  @Test
  @Order(3)
  void submitPrintsWhereEachTaskLiesInOrder() {
    CommandRun run = verb("{\"task_id\":\"t-1\",\"goal\":\"a\"}\n{not json\n{\"task_id\":\"t-2\",\"goal\":\"b\"}\n",
        "submit", "-");

    List<JsonNode> acks = run.lines().stream().map(l -> Codec.json().readTree(l)).toList();
    assertThat(run.exit()).isZero();
    assertThat(acks).hasSize(3);
    assertThat(acks.get(0).get("task_id").stringValue()).isEqualTo("t-1");
    assertThat(acks.get(2).get("task_id").stringValue()).isEqualTo("t-2");
    assertThat(acks.get(0).propertyNames())
        .containsExactly("task_id", "request_id", "topic", "partition", "offset");
  }

  @Test
  @Order(4)
  void waitPrintsTheResultUnderTheIdThatSubmitForetells() {
    CommandRun run = verb("{\"goal\":\"no id here\"}\n", "submit", "-", "--wait", "--timeout", "60",
        "--request-id", "req-of-ours");

    JsonNode result = Codec.json().readTree(run.out());
    assertThat(run.exit()).isZero();
    assertThat(result.get("status").stringValue()).isEqualTo("completed");
    assertThat(result.get("request_id").stringValue()).isEqualTo("req-of-ours");

    CommandRun again = verb("{broken\n", "submit", "-");
    String foretold = Codec.json().readTree(again.out()).get("task_id").stringValue();
    assertThat(awaitResult(foretold)).contains("\"rejected\"");
  }

  private static String awaitResult(String taskId) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < until) {
      for (String line : verb("", "results", "--json").lines()) {
        if (line.contains(taskId)) {
          return line;
        }
      }
    }
    return "no result of " + taskId;
  }

  @Test
  @Order(5)
  void aTaskThatFailedMakesWaitSayNo() {
    CommandRun run = verb("", "submit", "--goal", "x", "--set", "partitions=4", "--wait");
    CommandRun failed = verb("{\"goal\":\"rm -rf /\",\"assigned_arm\":\"executor\"}\n",
        "submit", "-", "--wait");

    assertThat(run.exit()).isZero();
    assertThat(failed.exit()).isEqualTo(Exit.NO);
    assertThat(failed.out()).contains("COMMAND_NOT_ALLOWED");
  }

  @Test
  @Order(6)
  void cancellingAnUnknownTaskIsANo() {
    CommandRun run = verb("", "cancel", "no-such-task", "--timeout", "2");

    assertThat(run.exit()).isEqualTo(Exit.NO);
    assertThat(run.err()).contains("no running task no-such-task");
  }

  @Test
  @Order(7)
  void theTopicsFit() {
    CommandRun run = verb("", "topics", "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.lines()).hasSizeGreaterThan(15)
        .allSatisfy(line -> assertThat(line).contains("\"problems\":[]"));
  }

  @Test
  @Order(8)
  void aSecondOneInTheSameFolderIsRefused() {
    CommandRun run = verb("", "up", "--data", data(), "--port", "0");

    assertThat(run.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(run.err()).contains("is used by another");
  }

  @Test
  @Order(9)
  void sigtermDrainsAndEveryLogLineWasJson() throws Exception {
    int exit = up.terminate(Duration.ofSeconds(40));

    assertThat(exit).isZero();
    assertThat(up.err()).filteredOn(line -> line.contains("\"policy.updated\"")).singleElement()
        .satisfies(line -> assertThat(Codec.json().readTree(line).get("policy").stringValue())
            .isEqualTo(Policy.defaults().version()));
    assertThat(up.err()).isNotEmpty().allSatisfy(line -> {
      JsonNode json = Codec.json().readTree(line);
      assertThat(json.propertyNames()).startsWith("timestamp", "level", "event");
      assertThat(json.get("level").stringValue().equals("error") && !json.has("error_type")).isFalse();
    });
    assertThat(Path.of(data()).resolve("octollm.json")).doesNotExist();
  }
}
