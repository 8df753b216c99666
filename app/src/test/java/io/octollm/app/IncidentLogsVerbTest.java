package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that is no log gives no all-clear. */
class IncidentLogsVerbTest {
  private static final String LINE = "{\"timestamp\":\"2026-01-31T12:00:00Z\",\"level\":\"info\","
      + "\"event\":\"task.started\",\"request_id\":\"req-1\",\"task_id\":\"task-1\"}\n";

  @TempDir Path folder;
  private String log = "";
  private String console = "";

  @BeforeEach
  void write() throws IOException {
    log = Files.writeString(folder.resolve("up.log"), LINE).toString();
    console = Files.writeString(folder.resolve("console.log"),
        "2026-01-31T12:00:00.123456Z [error    ] task.failed   task_id=task-9\n").toString();
  }

  @Test
  void whatHoldsNoLogLineIsRefused() throws IOException {
    String empty = Files.writeString(folder.resolve("empty.log"), "").toString();
    for (String file : new String[] {console, empty}) {
      CommandRun run = CommandRun.of("incident", "logs", file);
      assertThat(run.exit()).isEqualTo(Exit.USAGE);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains(file + " holds no JSON log line", "LOG_FORMAT=console");
    }
  }

  @Test
  void amongOthersItIsNamed() {
    CommandRun run = CommandRun.of("incident", "logs", log, console);

    assertThat(run.exit()).isZero();
    assertThat(run.err()).contains(console + " holds no JSON log line").doesNotContain(log + " holds");
  }

  @Test
  void aRequestWithoutALineIsNo() {
    assertThat(CommandRun.of("incident", "logs", log, "--request", "req-1").exit()).isZero();
    assertThat(CommandRun.of("incident", "logs", log, "--request", "nope").exit()).isEqualTo(Exit.NO);
  }

  @Test
  void aWindowThatEndsBeforeItBeginsIsRefused() {
    CommandRun run = CommandRun.of("incident", "logs", log,
        "--since", "2026-01-31T12:00:00Z", "--until", "2026-01-31T11:00:00Z");

    assertThat(run.exit()).isEqualTo(Exit.USAGE);
    assertThat(run.err()).contains("--since must lie before --until");
  }
}
