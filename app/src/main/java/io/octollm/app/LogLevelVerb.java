package io.octollm.app;

import io.octollm.ops.console.LevelChange;
import io.octollm.schema.Codec;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Sets a log level of a running pipeline, with an automatic way back. */
@Command(name = "log-level", description = "Set a logger's level on a running pipeline.")
final class LogLevelVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Parameters(index = "0", paramLabel = "LOGGER", description = "A logger's name, or ROOT.")
  String logger = "";

  @Parameters(index = "1", paramLabel = "LEVEL",
      description = "trace, debug, info, warn, error or off.")
  String level = "";

  @Option(names = "--minutes", paramLabel = "N", defaultValue = "60",
      description = "Then it goes back; 0 to leave it (${DEFAULT-VALUE}).")
  int minutes;

  private final Shell shell;

  LogLevelVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    try {
      LevelChange.of(logger, level, minutes);
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
    JsonNode levels = new ConsoleDoor(target.find(shell)).put("/debug/log-level",
        Codec.emptyObject().put("logger", logger).put("level", level).put("minutes", minutes));
    if (output.json) {
      shell.json(levels);
    } else {
      shell.line(logger + " is " + level.toUpperCase(Locale.ROOT)
          + (minutes == 0 ? "" : " for " + minutes + " minutes"));
    }
    return Exit.DONE;
  }
}
