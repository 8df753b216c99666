package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What is asked and set on a running pipeline, by the verbs alone. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
@TestMethodOrder(OrderAnnotation.class)
class OpsVerbsIT {
  private static final String FAILED = "task-00000000-0000-4000-8000-00000000000f";
  private static final String DONE = "task-00000000-0000-4000-8000-0000000000d0";

  @TempDir static Path folder;
  private static OtherJvm up;

  @BeforeAll
  static void start() throws IOException {
    up = OtherJvm.start(folder, "up", "--data", data(), "--port", "0");
    up.firstLine(Duration.ofSeconds(90));
    verb("{\"task_id\":\"" + FAILED + "\",\"goal\":\"rm -rf /\",\"assigned_arm\":\"executor\"}\n"
        + "{\"task_id\":\"" + DONE + "\",\"goal\":\"Mail to jane7.roe@example-mail.org\"}\n",
        "submit", "-", "--wait", "--request-id", "req-of-ours");
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

  private static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("time is up").isLessThan(until);
      LockSupport.parkNanos(100_000_000);
    }
  }

  private static JsonNode json(CommandRun run) {
    return Codec.json().readTree(run.out());
  }

  @Test
  @Order(1)
  void traceTellsEachTaskOfTheRequest() {
    CommandRun run = verb("", "trace", "req-of-ours", "--json");

    List<JsonNode> stories = run.lines().stream().map(l -> Codec.json().readTree(l)).toList();
    assertThat(run.exit()).isZero();
    assertThat(stories).extracting(s -> s.get("task_id").stringValue())
        .containsExactlyInAnyOrder(FAILED, DONE);
    assertThat(run.err()).containsPattern("read \\d+ records, \\d+ bytes");
  }

  @Test
  @Order(1)
  void traceWritesAPage() throws IOException {
    Path page = folder.resolve("trace.html");
    CommandRun run = verb("", "trace", DONE, "--html", page.toString());

    assertThat(run.exit()).isZero();
    assertThat(Files.readString(page)).startsWith("<!doctype html>").contains(DONE);
  }

  @Test
  @Order(1)
  void unknownIdIsANo() {
    assertThat(verb("", "trace", "no-such").exit()).isEqualTo(Exit.NO);
    assertThat(verb("", "dlq", "show", "no-such").exit()).isEqualTo(Exit.NO);
    assertThat(verb("", "incident", "export", "no-such").exit()).isEqualTo(Exit.NO);
  }

  @Test
  @Order(1)
  void lagKnowsEveryGroup() {
    CommandRun run = verb("", "lag", "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("\"group\":\"octollm\"", "\"group\":\"octollm.arm.executor\"",
        "\"seconds\":");
  }

  @Test
  @Order(1)
  void doctorFindsNothingWrong() {
    CommandRun run = verb("", "doctor");

    assertThat(run.out()).doesNotContain("FAIL");
    assertThat(run.exit()).isZero();
  }

  @Test
  @Order(1)
  void logLevelChangesOnTheRunningPipeline() {
    CommandRun run = verb("", "log-level", "io.octollm.topology", "debug", "--minutes", "1", "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("\"logger\":\"io.octollm.topology\",\"level\":\"DEBUG\"");
    assertThat(verb("", "log-level", "io.octollm", "loud").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  @Order(1)
  void flagIsSetOnTheRunningPipelineAndListed() {
    CommandRun run = verb("", "flags", "set", "arm.retriever.hold", "true", "--json");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("\"arm.retriever.hold\":true", "\"cache\":true");
    assertThat(verb("", "flags").out()).containsPattern("(?m)^arm.retriever.hold +true +\\S+");
    assertThat(verb("", "flags", "set", "arm.retriever.hold", "false").exit()).isZero();
    assertThat(verb("", "flags", "--json").out())
        .contains("{\"name\":\"arm.retriever.hold\",\"value\":false,\"initial\":false");
    assertThat(verb("", "flags", "set", "cash", "true")).satisfies(wrong -> {
      assertThat(wrong.exit()).isEqualTo(Exit.USAGE);
      assertThat(wrong.err()).contains("the nearest is cache");
    });
    assertThat(verb("", "flags", "set", "cache", "no").exit()).isEqualTo(Exit.USAGE);
  }

  @Test
  @Order(1)
  void cacheThatIsSwitchedOffAnswersNothing() {
    String task = "{\"goal\":\"Describe what a flag does\",\"required_capabilities\":[\"code_generation\"]}";
    verb(task, "submit", "-", "--wait");
    await(() -> source(task).equals("cache"));

    assertThat(verb("", "flags", "set", "cache", "false").exit()).isZero();
    assertThat(source(task)).isEqualTo("arm");
    assertThat(verb("", "flags", "set", "cache", "true").exit()).isZero();
    assertThat(source(task)).isEqualTo("cache");
  }

  private static String source(String task) {
    return json(verb(task, "submit", "-", "--wait")).path("source").stringValue();
  }

  @Test
  @Order(1)
  void stepForAnArmThatIsHeldWaitsUntilItIsReleased() {
    String task = "{\"task_id\":\"task-held\",\"goal\":\"find it\",\"assigned_arm\":\"retriever\"}";
    assertThat(verb("", "flags", "set", "arm.retriever.hold", "true").exit()).isZero();

    verb(task, "submit", "-");
    await(() -> verb("", "trace", "task-held").out().contains("task.waiting"));
    assertThat(verb("", "results").out()).doesNotContain("task-held");

    assertThat(verb("", "flags", "set", "arm.retriever.hold", "false").exit()).isZero();
    await(() -> verb("", "results").out().contains("task-held"));
  }

  @Test
  @Order(3)
  void nothingIsHeldBackBeforeAnArmThatIsWell() {
    assertThat(verb("", "resume", "--arm", "coder", "--timeout", "2").err())
        .contains("no breaker holds work back before coder", "flags set arm.coder.hold false");
    assertThat(verb("", "resume", "--arm", "Coder").exit()).isEqualTo(Exit.USAGE);
    assertThat(verb("", "resume").exit()).isEqualTo(Exit.USAGE);
  }
}
