package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReflexScanVerbTest {
  @Test
  void aFindingHasPositionsAndNoValue() {
    CommandRun run = scan("{\"id\":1,\"text\":\"mail jane.doe@example.com now\"}\n");

    JsonNode line = Codec.json().readTree(run.out());
    assertThat(run.exit()).isZero();
    assertThat(line.get("id").intValue()).isEqualTo(1);
    assertThat(line.get("findings").get(0).get("type").stringValue()).isEqualTo("EMAIL");
    assertThat(line.get("findings").get(0).get("start").intValue()).isEqualTo(5);
    assertThat(line.get("redacted").stringValue()).isEqualTo("mail <EMAIL_1> now");
    assertThat(run.out()).doesNotContain("jane");
  }

  @Test
  void linesStayInOrderAndHalvesOfPairsComeBackEscaped() {
    CommandRun run = scan("{\"id\":\"a\",\"text\":\"lone \\ud800 half \\ud83d\\ude00\"}\n"
        + "{\"id\":\"b\",\"text\":\"\"}\n{\"id\":\"c\",\"text\":\"nul \\u0000 inside\"}\n");

    List<String> ids = run.lines().stream()
        .map(line -> Codec.json().readTree(line).get("id").stringValue()).toList();
    assertThat(run.exit()).isZero();
    assertThat(ids).containsExactly("a", "b", "c");
    assertThat(Codec.json().readTree(run.lines().getFirst()).get("redacted").stringValue())
        .isEqualTo("lone \ud800 half \ud83d\ude00");
  }

  @Test
  void aLineOfAnotherFormIsNamedAndTheOthersAreScanned() {
    CommandRun run = scan("nonsense\n{\"id\":7}\n{\"id\":8,\"text\":\"fine\"}\n");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(0)).contains("\"error\"").startsWith("{\"id\":null");
    assertThat(run.lines().get(1)).contains("\"error\"").startsWith("{\"id\":7");
    assertThat(run.lines().get(2)).contains("\"redacted\":\"fine\"");
  }

  @Test
  void aNumberBeyondAllMeasureIsALineOfAnotherForm() {
    CommandRun run = scan("{\"id\":1e0345678901234,\"text\":\"x\"}\n{\"id\":2,\"text\":\"fine\"}\n");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.lines()).hasSize(2);
    assertThat(run.lines().get(0)).contains("\"error\"");
    assertThat(run.lines().get(1)).contains("\"redacted\":\"fine\"");
  }

  private static CommandRun scan(String input) {
    return CommandRun.with(input, Map.of(), Path.of("target"), "reflex", "scan", "--json");
  }
}
