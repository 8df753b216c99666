package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 180, unit = TimeUnit.SECONDS)
class DemoVerbIT {
  @TempDir Path folder;

  /** One expectation is changed: that one must be noticed, and all others must hold. */
  @Test
  void everyExampleEndsAsTheFileSaysAndAChangedOneIsNoticed() throws IOException {
    Path examples = Path.of("../examples");
    List<String> lines = Files.readAllLines(examples.resolve("tasks.jsonl"));
    String changed = lines.getFirst().replace("\"arm\": \"planner\"", "\"arm\": \"judge\"");
    assertThat(changed).isNotEqualTo(lines.getFirst());
    Path file = folder.resolve("tasks.jsonl");
    Files.writeString(file, changed + "\n" + String.join("\n", lines.subList(1, lines.size())) + "\n");
    Files.copy(examples.resolve("answers.jsonl"), folder.resolve("answers.jsonl"));

    CommandRun run = CommandRun.with("", Map.of(), folder, "demo", "--examples", file.toString());

    assertThat(run.exit()).isEqualTo(Exit.NO);
    assertThat(run.lines().subList(0, lines.size()).getFirst())
        .contains("DIFFERS: arm judge was expected");
    assertThat(run.lines().subList(1, lines.size())).allSatisfy(line -> assertThat(line).endsWith(" ok"));
    assertThat(run.out()).contains("task.started", "MODEL_REFUSED");
  }
}
