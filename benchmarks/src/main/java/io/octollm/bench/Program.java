package io.octollm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starts a program in a JVM like this one: same class path, same flags, same AOT cache. */
final class Program {
  private static final long STOP_SECONDS = 30;

  private final List<String> command;

  private Program(List<String> command) {
    this.command = command;
  }

  /** @param more flags of the JVM */
  static Program of(List<String> more, String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(more);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(arguments);
    return new Program(command);
  }

  /** Seconds from its start to its first line; it is stopped then, as a signal stops it. */
  double secondsToFirstLine() throws InterruptedException {
    long start = System.nanoTime();
    try {
      Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (BufferedReader out = new BufferedReader(
          new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        String line = out.readLine();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (line == null) {
          throw new IllegalStateException(
              command.getLast() + " ended with " + process.waitFor() + " before its first line");
        }
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("it did not stop within " + STOP_SECONDS + " s");
        }
        return seconds;
      } finally {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
