package io.octollm.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The program in a JVM of its own, as the launcher starts it. */
final class OtherJvm implements AutoCloseable {
  private final Process process;
  private final Path out;
  private final Path err;

  private OtherJvm(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  static OtherJvm start(Path folder, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:disable",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m",
        "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
        "-cp", System.getProperty("java.class.path"), OctoLlm.class.getName()));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
        .redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(OCTOLLM|LOG)_.*"));
    return new OtherJvm(builder.start(), out, err);
  }

  /** The first line on stdout, waited for. */
  String firstLine(Duration limit) throws IOException {
    long until = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      List<String> lines = Files.readAllLines(out);
      if (!lines.isEmpty() && Files.readString(out).endsWith("\n")) {
        return lines.getFirst();
      }
      LockSupport.parkNanos(20_000_000);
    }
    throw new AssertionError("no line within " + limit + "; stderr: " + Files.readString(err));
  }

  List<String> out() throws IOException {
    return Files.readAllLines(out);
  }

  List<String> err() throws IOException {
    return Files.readAllLines(err);
  }

  /** Asks it to stop, as a supervisor does, and returns its exit code. */
  int terminate(Duration limit) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("it still runs " + limit + " after SIGTERM");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
