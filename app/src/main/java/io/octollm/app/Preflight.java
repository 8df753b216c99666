package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.command.Commands;
import java.nio.file.Path;
import java.util.List;

/** What would keep a role from starting, and can be known at once, is said before any is started. */
final class Preflight {
  private static final String EXECUTOR = "executor";

  private Preflight() {}

  /** Tries out the sandbox where the executor is to run. */
  static void look(Configuration configuration, List<String> arms) {
    if (!arms.contains(EXECUTOR)) {
      return;
    }
    try (TemporaryFolder scratch = TemporaryFolder.create("preflight")) {
      open(configuration, scratch.path());
    }
  }

  private static void open(Configuration configuration, Path scratch) {
    try {
      Commands.open(configuration.executor().commands(), scratch);
    } catch (Commands.Unusable e) {
      throw Failure.unreachable("arm " + EXECUTOR + ": " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.unreachable("stopped while the sandbox was tried out");
    }
  }
}
