package io.octollm.app;

import io.octollm.schema.lines.LineCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The program in a JVM of its own, as the launcher starts it. */
public final class OtherJvm implements AutoCloseable {
  private final Process process;
  private final Path out;
  private final Path err;

  private OtherJvm(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  public static OtherJvm start(Path folder, String... arguments) throws IOException {
    return start(folder, System.getProperty("java.class.path"), List.of(arguments));
  }

  /** Starts it with more in its environment. */
  public static OtherJvm start(Path folder, Map<String, String> environment, String... arguments)
      throws IOException {
    return start(folder, System.getProperty("java.class.path"), environment, List.of(arguments));
  }

  /** Starts it on a class path that need not be the test's. */
  public static OtherJvm start(Path folder, String classPath, List<String> arguments)
      throws IOException {
    return start(folder, classPath, Map.of(), arguments);
  }

  private static OtherJvm start(Path folder, String classPath, Map<String, String> environment,
      List<String> arguments) throws IOException {
    List<String> command = ClassArchive.command(classPath);
    command.addAll(arguments);
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile())
        .redirectOutput(out.toFile()).redirectError(err.toFile());
    forgetSettings(builder);
    builder.environment().putAll(environment);
    return new OtherJvm(builder.start(), out, err);
  }

  /** No setting of whoever runs the tests reaches the program. */
  static void forgetSettings(ProcessBuilder builder) {
    builder.environment().keySet().removeIf(name -> name.matches("(OCTOLLM|LOG|OTEL)_.*"));
  }

  /** The first line on stdout, waited for. */
  public String firstLine(Duration limit) throws IOException {
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

  public List<String> out() throws IOException {
    return Files.readAllLines(out);
  }

  public List<String> err() throws IOException {
    return Files.readAllLines(err);
  }

  /** Asks it to stop, as a supervisor does, and returns its exit code. */
  public int terminate(Duration limit) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("it still runs " + limit + " after SIGTERM");
    }
    return process.exitValue();
  }

  /** Waits for its end and returns its exit code. */
  public int exit(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("it still runs after " + limit);
    }
    return process.exitValue();
  }

  /**
   * Ends it as {@code kill -9} does: nothing in it gets a chance to say goodbye. What it logged until
   * then must be as the catalogue says.
   */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    try {
      List<String> flaws = LineCheck.flaws(err());
      if (!flaws.isEmpty()) {
        throw new AssertionError("log lines outside the catalogue of events: " + flaws);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
