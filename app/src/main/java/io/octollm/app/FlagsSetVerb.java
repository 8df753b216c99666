package io.octollm.app;

import io.octollm.schema.Codec;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Switches a flag, in every process of the pipeline and over its restarts. */
@Command(name = "set", description = "Set a flag; it holds until it is set again, over restarts too.")
final class FlagsSetVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin TargetOptions target = new TargetOptions();

  @Parameters(index = "0", paramLabel = "NAME", description = "A flag that `flags` lists.")
  String name = "";

  @Parameters(index = "1", paramLabel = "VALUE", description = "true or false.")
  String value = "";

  private final Shell shell;

  FlagsSetVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (!value.equals("true") && !value.equals("false")) {
      throw Failure.usage("VALUE must be true or false");
    }
    JsonNode flags = new ConsoleDoor(target.find(shell)).put("/debug/flags",
        Codec.emptyObject().put("name", name).put("value", Boolean.parseBoolean(value)));
    if (output.json) {
      shell.json(flags);
    } else {
      shell.line(name + " is " + value);
    }
    return Exit.DONE;
  }
}
