package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.lines.LineCheck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A verb run inside the test's process: its exit code and what it printed. */
public record CommandRun(int exit, String out, String err) {
  static CommandRun of(String... arguments) {
    return with("", Map.of(), Path.of("target"), arguments);
  }

  public static CommandRun with(
      String input, Map<String, String> environment, Path folder, String... arguments) {
    return run(input, environment, folder, false, arguments);
  }

  /** As somebody sees it who has a progress bar. */
  static CommandRun onTerminal(Map<String, String> environment, Path folder, String... arguments) {
    return run("", environment, folder, true, arguments);
  }

  private static CommandRun run(String input, Map<String, String> environment, Path folder,
      boolean terminal, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell = new Shell(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8), environment, folder, terminal);
    int exit = OctoLlm.commandLine(shell, arguments).execute(arguments);
    CommandRun run = new CommandRun(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    assertThat(LineCheck.flaws(run.err().lines().toList())).as("lines outside the catalogue").isEmpty();
    return run;
  }

  public List<String> lines() {
    return out.lines().toList();
  }
}
