package io.octollm.ops.doctor;

import io.octollm.command.CommandSettings;
import io.octollm.command.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Looks at what the executor's commands would run in on this machine, and tries it out: for the doctor,
 * and before each start with an executor.
 */
public final class ExecutorCheck {
  private static final String NAME = "executor";

  private ExecutorCheck() {}

  public static Finding sandbox(CommandSettings settings) throws IOException, InterruptedException {
    Path scratch = Files.createTempDirectory("octollm-doctor-");
    try {
      Commands commands = Commands.open(settings, scratch);
      int count = commands.names().size();
      return new Finding.Ok(NAME, switch (commands.sandbox()) {
        case "none" -> "sandbox: none, for bubblewrap is not installed; the " + count
            + " built-in read-only commands run, and no others";
        case "unsandboxed" -> "sandbox: unsandboxed, as executor.sandbox says; " + count
            + " commands may do what this process may";
        default -> "sandbox: " + commands.sandbox() + ", its self-test is passed; " + count + " commands";
      });
    } catch (Commands.Unusable e) {
      return new Finding.Trouble(NAME, e.cause(), e.fix());
    } finally {
      delete(scratch);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
