package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.octollm.schema.Codec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RunVerbIT {
  @TempDir Path folder;

  @Test
  void eachLineGetsItsLineInTheOrderOfTheInput() throws IOException {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    line(input, "{\"task_id\":\"a\",\"goal\":\"one\"}");
    line(input, "");
    input.writeBytes(new byte[] {(byte) 0xff, (byte) 0xfe, '\n'});
    line(input, "{\"goal\":\"no id\",\"priority\":\"urgent\"}");
    line(input, "{\"goal\":\"one\",\"task_id\":\"a\"}");
    line(input, "{\"task_id\":\"a\",\"goal\":\"another\"}");
    line(input, "{\"goal\":\"a bare one\"}");
    Path file = Files.write(folder.resolve("tasks.jsonl"), input.toByteArray());
    Path out = folder.resolve("results.jsonl");

    CommandRun run = CommandRun.with("", Map.of(), folder, "run", file.toString(), "--out",
        out.toString(), "--timeout", "90");

    assertThat(run.err()).isEmpty();
    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEmpty();
    List<JsonNode> rows = Files.readAllLines(out).stream().map(l -> Codec.json().readTree(l)).toList();
    assertThat(rows).extracting(row -> row.get("status").stringValue()).containsExactly(
        "completed", "rejected", "rejected", "completed", "rejected", "completed");
    assertThat(rows.get(1).path("error").path("code").stringValue()).isEqualTo("UNREADABLE");
    assertThat(rows.get(2).path("error").path("message").stringValue()).contains("priority");
    assertThat(rows.get(3).get("duplicate_of").intValue()).isEqualTo(1);
    assertThat(rows.get(3).get("submission")).isEqualTo(rows.get(0).get("submission"));
    assertThat(rows.get(4).path("error").path("code").stringValue()).isEqualTo("TASK_ID_CONFLICT");
  }

  @Test
  void linesThatDoNotFitOntoTheDiskAreNotSaidToBeThere() throws IOException {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();
    Path file = Files.writeString(folder.resolve("tasks.jsonl"), "{\"goal\":\"one\"}\n");

    CommandRun run = CommandRun.with("", Map.of(), folder, "run", file.toString(), "--out", full.toString());

    assertThat(run.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(run.err()).isEqualTo(
        "octollm: --out /dev/full could not be written to its end: it lacks lines\n");
  }

  @Test
  void whatIsMissingWhenTimeIsOverIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("tasks.jsonl"), "{\"goal\":\"wait\","
        + "\"required_capabilities\":[\"code_generation\"]}\n");
    Path script = Files.writeString(folder.resolve("answers.jsonl"),
        "{\"goal\":\"wait\",\"answer\":\"late\",\"delay_ms\":60000}\n");

    CommandRun run = CommandRun.with("", Map.of("OCTOLLM_LLM_SCRIPT", script.toString()), folder,
        "run", file.toString(), "--timeout", "2");

    assertThat(run.exit()).isEqualTo(Exit.NO);
    assertThat(run.err()).contains("1 of 1 sent lines have no result after 2 s: line 1");
  }

  @Test
  void theExamplePolicyIsWhatTheFilterGoesBy() throws IOException {
    Path file = Files.writeString(folder.resolve("tasks.jsonl"), checked("pay by 4111 1111 1111 1111")
        + checked("mail jane.roe@example.org from 203.0.113.9") + checked("call me at +49 30 901820")
        + checked("my SSN is 536-22-8765."));

    CommandRun run = CommandRun.with("", Map.of("OCTOLLM_SECRET_KEY", "a secret for this test"), folder,
        "run", file.toString(), "--policy", "../examples/policy.json", "--timeout", "90");

    List<JsonNode> rows = run.lines().stream().map(l -> Codec.json().readTree(l)).toList();
    assertThat(rows.get(0).path("status").stringValue()).isEqualTo("rejected");
    assertThat(rows.get(0).path("error").path("code").stringValue()).isEqualTo("POLICY_BLOCKED");
    assertThat(rows).extracting(row -> row.path("output").path("redacted").asString(""))
        .satisfiesExactly(
            blocked -> assertThat(blocked).isEmpty(),
            keyed -> assertThat(keyed).matches("mail <EMAIL:[a-p]{16}> from <IP_ADDRESS_1>"),
            masked -> assertThat(masked).isEqualTo("call me at +** ** **1820"),
            dropped -> assertThat(dropped).isEqualTo("my SSN is ."));
    // Whole, for four digits may stand in any id.
    assertThat(run.out()).doesNotContain("1111 1111", "11111111", "jane.roe", "30 901820", "536-22-8765");
  }

  private static String checked(String goal) {
    return "{\"goal\":\"" + goal + "\",\"assigned_arm\":\"guardian\"}\n";
  }

  private static void line(ByteArrayOutputStream input, String text) {
    input.writeBytes((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
