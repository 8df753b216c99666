package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.arm.Arms;
import io.octollm.schema.Codec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each arm alone, as somebody meets it who has just cloned the project. */
class ArmRunVerbTest {
  @TempDir Path folder;

  static Stream<String> arms() {
    return Arms.names().stream();
  }

  @ParameterizedTest
  @MethodSource("arms")
  void itsExampleSucceeds(String arm) {
    CommandRun run = CommandRun.of("arm", "run", arm, "../examples/assignments/" + arm + ".json");

    assertThat(run.exit()).as(run::err).isZero();
    assertThat(run.lines()).hasSize(1);
    assertThat(Codec.parse(run.out()).get("kind").stringValue()).isEqualTo("succeeded");
    assertThat(Codec.parse(run.out()).get("arm").stringValue()).isEqualTo(arm);
  }

  @Test
  void scriptAnswersTheCoder() {
    CommandRun run = CommandRun.with("", Map.of("OCTOLLM_LLM_SCRIPT", "../examples/answers.jsonl"), Path.of("target"),
        "arm", "run", "coder", "../examples/assignments/coder.json");

    assertThat(Codec.parse(run.out()).path("output").path("files").path(0).path("syntax").stringValue())
        .as(run::err).isEqualTo("ok");
  }

  @Test
  void nameThatIsNoneIsAnsweredWithTheNearest() {
    CommandRun run = CommandRun.of("arm", "run", "jugde", "../examples/assignments/judge.json");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("the nearest is judge");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "{\"task_id\":\"t\"                                                | value is not JSON",
      "{\"task_id\":\"t\",\"request_id\":\"r\",\"step\":\"s\",\"arm\":\"judge\"} | goal is missing",
      "{\"task_id\":\"t\",\"request_id\":\"r\",\"step\":\"s\",\"arm\":\"judge\",\"goal\":\"g\",\"lease_until\":\"soon\"} | lease_until",
      "[]                                                                | assignment.json"})
  void fileThatIsNoAssignmentNamesTheField(String content, String message) throws Exception {
    Path file = Files.writeString(folder.resolve("assignment.json"), content);

    CommandRun run = CommandRun.of("arm", "run", "judge", file.toString());

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains(message).doesNotContain("Exception");
  }

  @Test
  void fileThatIsNotThereIsNamed() {
    CommandRun run = CommandRun.of("arm", "run", "judge", "no-such.json");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(List.of(run.err().split("\n"))).hasSize(1).first().asString().contains("no-such.json");
  }

  @Test
  void armThatFailsPrintsItsOutcome() throws Exception {
    String example = Files.readString(Path.of("../examples/assignments/executor.json"))
        .replace("sort -n numbers.txt", "rm -rf numbers.txt");

    CommandRun run = CommandRun.with(example, Map.of(), Path.of("target"), "arm", "run", "executor", "-");

    assertThat(run.exit()).isEqualTo(1);
    assertThat(Codec.parse(run.out()).path("error").path("code").stringValue()).isEqualTo("COMMAND_NOT_ALLOWED");
  }
}
