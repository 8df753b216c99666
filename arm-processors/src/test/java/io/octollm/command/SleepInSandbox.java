package io.octollm.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process of its own that waits for a command in the sandbox; a test kills it. */
final class SleepInSandbox {
  private SleepInSandbox() {}

  public static void main(String[] arguments) throws Exception {
    Path scratch = Path.of(arguments[0]);
    var settings = new CommandSettings(SandboxChoice.BUBBLEWRAP, Map.of(), CommandLimits.DEFAULT);
    Sandbox sandbox = ((Sandboxing.Ready) Sandboxing.find(settings, Programs.OF_THE_SYSTEM, scratch)).sandbox();
    new CommandRunner(sandbox, Programs.OF_THE_SYSTEM, scratch, CommandLimits.DEFAULT.time())
        .run(List.of("sleep", arguments[1]), Map.of(), "");
  }
}
