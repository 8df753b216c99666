package io.octollm.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.octollm.arm.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class CommandRunnerTest {
  @TempDir Path scratch;

  private CommandRunner runner(Duration limit) {
    Path prlimit = Programs.OF_THE_SYSTEM.find("prlimit").orElse(null);
    return new CommandRunner(Sandbox.Open.none(prlimit, new CommandLimits(limit, 10, 64, 16, 1)),
        Programs.OF_THE_SYSTEM, scratch, limit);
  }

  private Ended run(Duration limit, String... argv) throws Exception {
    return runner(limit).run(List.of(argv), Map.of(), "");
  }

  @Test
  void environmentIsEmpty() throws Exception {
    assertThat(run(Duration.ofSeconds(5), "env").stdout()).isEmpty();
  }

  @Test
  void processIsKilledWithItsDescendantsWhenItsTimeIsOver() throws Exception {
    Ended ended = run(Duration.ofMillis(300), "sh", "-c", "sleep 7654.321 & sleep 7654.321");

    assertThat(ended.timedOut()).isTrue();
    assertThat(Sleepers.of("7654.321")).isEmpty();
  }

  /** To the kernel that is a process which waits for a disk; here it is one that only says so. */
  @Test
  void processThatDoesNotDieWhenItIsKilledIsNotWaitedFor() throws Exception {
    Process sleeping = new ProcessBuilder("sleep", "7652.321").start();
    try {
      Ended ended = CommandRunner.watch(new Undying(sleeping), Duration.ofMillis(100));

      assertThat(ended.timedOut()).isTrue();
      assertThat(ended.exitCode()).isEqualTo(137);
    } finally {
      sleeping.destroyForcibly();
    }
  }

  @Test
  void outputThatSomebodyLeftBehindHoldsOpenIsNotWaitedFor() throws Exception {
    Ended ended = run(Duration.ofSeconds(20), "sh", "-c", "sleep 7655.321 & echo done");

    assertThat(ended.stdout()).isEqualTo("done\n");
    assertThat(ended.timedOut()).isFalse();
    Sleepers.of("7655.321").forEach(ProcessHandle::destroyForcibly);
  }

  /** So does one that leaves behind what cannot be deleted. */
  @Test
  void resultStaysWhereTheFolderCannotBeDeleted() throws Exception {
    Ended ended = run(Duration.ofSeconds(20), "sh", "-c", "echo done; rm -r ../../octollm-call-*");

    assertThat(ended.exitCode()).isZero();
    assertThat(ended.stdout()).isEqualTo("done\n");
  }

  @Test
  void withoutASandboxMemoryAndFilesAreBoundedAllTheSame() throws Exception {
    assumeThat(Programs.OF_THE_SYSTEM.find("prlimit")).isPresent();

    Ended memory = run(Duration.ofSeconds(20), "sort", "--buffer-size=512M", "--parallel=1", "/dev/zero");
    Ended file = run(Duration.ofSeconds(20), "dd", "if=/dev/zero", "of=" + scratch.resolve("f"), "bs=1M", "count=3");

    assertThat(memory.exitCode()).isNotZero();
    assertThat(memory.timedOut()).isFalse();
    assertThat(file.exitCode()).isNotZero();
    assertThat(scratch.resolve("f")).hasSize(1 << 20);
  }

  @Test
  void processIsKilledWhenTheCallIsInterrupted() throws Exception {
    var runner = runner(Duration.ofSeconds(30));
    Thread thread = Thread.startVirtualThread(() -> {
      try {
        runner.run(List.of("sleep", "7656.321"), Map.of(), "");
      } catch (IOException | InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    Await.until(() -> Sleepers.of("7656.321").size() == 1);

    thread.interrupt();

    Await.until(() -> Sleepers.of("7656.321").isEmpty());
  }
}
