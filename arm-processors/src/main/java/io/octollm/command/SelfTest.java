package io.octollm.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether a sandbox is one: that it starts, that its root cannot be written, that it sees no
 * file of this machine, that it has no network. Ends within its limit and leaves nothing.
 */
final class SelfTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final long LOOK_MILLIS = 5;
  private static final Path NETWORK = Path.of("ns", "net");

  private final Sandbox sandbox;
  private final Programs programs;
  private final Path scratch;
  private final long end = System.nanoTime() + LIMIT.toNanos();

  SelfTest(Sandbox sandbox, Programs programs, Path scratch) {
    this.sandbox = sandbox;
    this.programs = programs;
    this.scratch = scratch;
  }

  /** What is wrong, in a few words; null when nothing is. */
  @Nullable String trouble() throws InterruptedException {
    try {
      Ended started = run(List.of("cat", "probe"));
      if (started.exitCode() != 0 || !started.stdout().equals("probe")) {
        return started.timedOut() ? "it does not start within " + LIMIT.toSeconds() + " s"
            : "it does not start: " + lastLine(started.stderr());
      }
      String hole = unlessHolds("its root can be written, or its /tmp cannot", "test", "!", "-w", "/", "-a",
          "!", "-w", "/usr", "-a", "!", "-w", "/work", "-a", "!", "-w", "/dev", "-a", "-w", "/tmp");
      if (hole == null) {
        hole = unlessHolds("it sees files of this machine", "test", "!", "-e", "/etc/passwd", "-a",
            "!", "-e", "/proc/1", "-a", "!", "-e", "/sys/kernel", "-a",
            "!", "-e", scratch.toAbsolutePath().toString());
      }
      if (hole != null) {
        return hole;
      }
      return sharesTheNetwork() ? "it shares the network of this machine" : null;
    } catch (IOException e) {
      return "it does not start: " + e.getMessage();
    }
  }

  private Ended run(List<String> argv) throws IOException, InterruptedException {
    return new CommandRunner(sandbox, programs, scratch, left()).run(argv, Map.of("probe", "probe"), "");
  }

  /** All looks share one limit: a busy machine is slow at the first. */
  private Duration left() {
    return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
  }

  /** The hole that the command says no to; one that was not heard in time is another thing. */
  private @Nullable String unlessHolds(String hole, String... argv) throws IOException, InterruptedException {
    Ended ended = run(List.of(argv));
    return ended.timedOut() ? "it does not answer within " + LIMIT.toSeconds() + " s"
        : ended.exitCode() == 0 ? null : hole;
  }

  /** Asks the kernel, from the outside: whatever runs in the sandbox could be lied to. */
  private boolean sharesTheNetwork() throws IOException, InterruptedException {
    Path sleep = programs.find("sleep").orElseThrow(() -> new IOException("sleep is not installed"));
    try (CallFolder folder = CallFolder.make(sandbox, scratch, Map.of(), "")) {
      Process process = Spawn.start(new ProcessBuilder(
          sandbox.enter(List.of(sleep.toString(), "10"), folder.files())));
      try {
        return network(sleeper(process, sleep)).equals(network(ProcessHandle.current()));
      } finally {
        CommandRunner.kill(process);
      }
    }
  }

  private ProcessHandle sleeper(Process process, Path sleep)
      throws IOException, InterruptedException {
    while (System.nanoTime() < end && process.isAlive()) {
      try (Stream<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())) {
        Optional<ProcessHandle> found = all.filter(one -> one.info().command()
            .filter(command -> Path.of(command).getFileName().equals(sleep.getFileName())).isPresent()).findFirst();
        if (found.isPresent()) {
          return found.get();
        }
      }
      Thread.sleep(LOOK_MILLIS);
    }
    throw new IOException("no process of it is to be seen"
        + (process.isAlive() ? " within " + LIMIT.toSeconds() + " s" : ""));
  }

  private static String network(ProcessHandle process) throws IOException {
    return Files.readSymbolicLink(
        Path.of("/proc", Long.toString(process.pid())).resolve(NETWORK)).toString();
  }

  /** Bubblewrap's own word: no sender has a part in it. */
  private static String lastLine(String text) {
    List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
    return lines.isEmpty() ? "it says nothing" : lines.getLast().strip();
  }
}
