package io.octollm.app;

import io.octollm.arm.Arms;
import io.octollm.ops.console.Flag;
import io.octollm.schema.Codec;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** What can be switched on a running pipeline, and how it stands. */
@Command(name = "flags", description = "List the flags of a running pipeline, or set one.")
final class FlagsVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  private final Shell shell;

  FlagsVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    JsonNode told = new ConsoleDoor(target.find(shell)).get("/debug/flags");
    List<Flag> known = Flag.catalogue(Arms.names()).stream().filter(flag -> told.has(flag.key())).toList();
    if (known.isEmpty()) {
      throw Failure.unreachable("the pipeline tells of no flag: it is of another version");
    }
    known.forEach(flag -> print(flag, told.get(flag.key()).asBoolean()));
    return Exit.DONE;
  }

  private void print(Flag flag, boolean value) {
    if (output.json) {
      shell.json(Codec.emptyObject().put("name", flag.name()).put("value", value)
          .put("initial", flag.initial()).put("meaning", flag.meaning()));
    } else {
      shell.line("%-20s %-6s %s".formatted(flag.name(), value, flag.meaning()));
    }
  }
}
