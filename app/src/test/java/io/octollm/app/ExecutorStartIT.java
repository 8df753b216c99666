package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a process whose executor finds no sandbox that holds, or one that does. */
@Timeout(60)
class ExecutorStartIT {
  /** Where bubblewrap is missing it is asked for, and where it is there nothing starts in it. */
  private static final Map<String, String> UNUSABLE =
      Map.of("OCTOLLM_EXECUTOR_SANDBOX", "bubblewrap", "OCTOLLM_EXECUTOR_MEMORY_MIB", "1");

  @TempDir Path folder;

  @Test
  void sandboxThatFailsRefusesTheStartInOneLineWithTheFix() {
    CommandRun run = CommandRun.with("", UNUSABLE, folder, "arm", "run", "executor",
        "../examples/assignments/executor.json");

    assertThat(run.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err().lines()).singleElement().asString()
        .startsWith("octollm: arm executor: bubblewrap is ").contains("; fix: ");
  }

  @Test
  void pipelineWithSuchAnExecutorStartsNothing() {
    Path data = folder.resolve("data");

    CommandRun run = CommandRun.with("", UNUSABLE, folder, "up", "--port", "0", "--data", data.toString());

    assertThat(run.exit()).isEqualTo(Exit.UNREACHABLE);
    assertThat(data).doesNotExist();
  }

  @Test
  void otherArmsDoNotAskForASandbox() {
    assertThat(CommandRun.with("", UNUSABLE, folder, "arm", "run", "planner",
        "../examples/assignments/planner.json").exit()).isEqualTo(Exit.DONE);
  }

  @Test
  void unsandboxedIsAWayOut() {
    assertThat(CommandRun.with("", Map.of("OCTOLLM_EXECUTOR_SANDBOX", "unsandboxed"), folder, "arm", "run",
        "executor", "../examples/assignments/executor.json").exit()).isEqualTo(Exit.DONE);
  }

  @Test
  void requestToAHostThatNobodyListedIsRefused() {
    CommandRun run = CommandRun.with("", Map.of("OCTOLLM_EXECUTOR_SANDBOX", "unsandboxed"), folder, "arm", "run",
        "executor", "../examples/assignments/executor-http.json");

    assertThat(run.exit()).isEqualTo(Exit.NO);
    assertThat(run.out()).contains("REQUEST_NOT_ALLOWED");
  }

  @Test
  @Tag("tools")
  void doctorSaysWhichSandboxHolds() {
    CommandRun run = CommandRun.with("", Map.of(), folder, "doctor");

    assertThat(run.lines()).anyMatch(line ->
        line.startsWith("ok    executor: sandbox: bubblewrap, its self-test is passed"));
  }
}
