package io.octollm.app;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells which build this is. */
@Command(name = "version", description = "Print the version.")
final class VersionVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();

  private final Shell shell;

  VersionVerb(Shell shell) {
    this.shell = shell;
  }

  /** The version of the running build; {@code dev} when it runs from plain class folders. */
  static String current() {
    String version = VersionVerb.class.getPackage().getImplementationVersion();
    return version == null ? "dev" : version;
  }

  @Override
  public Integer call() {
    if (output.json) {
      shell.json(Map.of("version", current(), "java", Runtime.version().toString()));
    } else {
      shell.line("octollm " + current() + ", Java " + Runtime.version());
    }
    return Exit.DONE;
  }
}
