package io.octollm.arm;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Runs a process in a fresh folder with an empty environment and no input, and ends it with all its
 * descendants when its time is over, its output is full, or the caller is interrupted.
 */
final class CommandRunner {
  private static final List<Path> PLACES = List.of(Path.of("/usr/bin"), Path.of("/bin"));
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");
  private static final int MAX_OUTPUT_BYTES = 64 * 1024;

  private final Path scratch;
  private final Duration timeLimit;

  CommandRunner(Path scratch, Duration timeLimit) {
    this.scratch = scratch;
    this.timeLimit = timeLimit;
  }

  /** How a process ended; the exit code of a killed one is the system's. */
  record Ended(int exitCode, String stdout, String stderr, boolean truncated, boolean timedOut) {}

  static boolean isFileName(String name) {
    return FILE_NAME.matcher(name).matches();
  }

  /** Runs an argv whose first word is looked for in the system's own folders alone. */
  Ended run(List<String> argv, Map<String, String> files) throws IOException, InterruptedException {
    Files.createDirectories(scratch);
    Path folder = Files.createTempDirectory(scratch, "call-");
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Files.writeString(folder.resolve(file.getKey()), file.getValue());
      }
      return watch(start(argv, folder));
    } finally {
      delete(folder);
    }
  }

  private static Process start(List<String> argv, Path folder) throws IOException {
    var words = new ArrayList<>(argv);
    words.set(0, program(argv.getFirst()).toString());
    var builder = new ProcessBuilder(words).directory(folder.toFile())
        .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().clear();
    return builder.start();
  }

  private static Path program(String name) throws IOException {
    return PLACES.stream().map(place -> place.resolve(name)).filter(Files::isExecutable).findFirst()
        .orElseThrow(() -> new IOException(name + " is not installed in " + PLACES));
  }

  private Ended watch(Process process) throws InterruptedException {
    try {
      var stdout = BoundedOutput.read(process.getInputStream(), MAX_OUTPUT_BYTES, process::destroyForcibly);
      var stderr = BoundedOutput.read(process.getErrorStream(), MAX_OUTPUT_BYTES, process::destroyForcibly);
      boolean ended = process.waitFor(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
      if (!ended) {
        kill(process);
      }
      String out = stdout.text();
      String err = stderr.text();
      return new Ended(process.waitFor(), out, err, stdout.full() || stderr.full(), !ended);
    } finally {
      kill(process);
    }
  }

  private static void kill(Process process) {
    try (Stream<ProcessHandle> descendants = process.descendants()) {
      descendants.forEach(ProcessHandle::destroyForcibly);
    }
    process.destroyForcibly();
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
