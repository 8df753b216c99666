package io.octollm.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Runs a process in a sandbox, a fresh folder and an empty environment, and ends it with all its
 * descendants when its time is over, its output is full, or the caller is interrupted.
 */
final class CommandRunner {
  static final int MAX_OUTPUT_BYTES = 64 * 1024;
  /**
   * How long a command that was killed may take to die, which the kernel lets none do that waits for a
   * disk; and how long the output of one that has ended may stay open: somebody it left behind may hold it.
   */
  private static final Duration LINGER = Duration.ofSeconds(1);
  /** What the system says of one that was killed. */
  private static final int KILLED = 128 + 9;

  private final Sandbox sandbox;
  private final Programs programs;
  private final Path scratch;
  private final Duration timeLimit;

  CommandRunner(Sandbox sandbox, Programs programs, Path scratch, Duration timeLimit) {
    this.sandbox = sandbox;
    this.programs = programs;
    this.scratch = scratch;
    this.timeLimit = timeLimit;
  }

  /** Runs an argv whose first word is looked for in the system's own folders alone. */
  Ended run(List<String> argv, Map<String, String> files, String input)
      throws IOException, InterruptedException {
    try (CallFolder folder = CallFolder.make(sandbox, scratch, files, input)) {
      return watch(start(argv, folder), timeLimit);
    }
  }

  private Process start(List<String> argv, CallFolder folder)
      throws IOException, InterruptedException {
    var words = new ArrayList<>(argv);
    words.set(0, programs.find(argv.getFirst()).map(Path::toString).orElseThrow(() ->
        new IOException(argv.getFirst() + " is not installed in " + programs.places())));
    var builder = new ProcessBuilder(sandbox.enter(words, folder.files()))
        .directory(folder.files().toFile()).redirectInput(folder.stdin().toFile());
    builder.environment().clear();
    return Spawn.start(builder);
  }

  static Ended watch(Process process, Duration timeLimit) throws InterruptedException {
    try {
      var stdout = BoundedOutput.read(process.getInputStream(), MAX_OUTPUT_BYTES, () -> kill(process));
      var stderr = BoundedOutput.read(process.getErrorStream(), MAX_OUTPUT_BYTES, () -> kill(process));
      boolean ended = process.waitFor(timeLimit);
      if (!ended) {
        kill(process);
      }
      int exitCode = process.waitFor(LINGER) ? process.exitValue() : KILLED;
      String out = stdout.text(LINGER);
      String err = stderr.text(LINGER);
      return new Ended(exitCode, out, err, stdout.full() || stderr.full(), !ended);
    } finally {
      kill(process);
    }
  }

  /** With all that it started. */
  static void kill(Process process) {
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
  }
}
