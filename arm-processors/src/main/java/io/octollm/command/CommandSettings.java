package io.octollm.command;

import java.util.Map;

/**
 * How commands are run.
 *
 * @param added commands beside the built-in ones, by name; only in a sandbox, or expressly without
 */
public record CommandSettings(
    SandboxChoice sandbox, Map<String, CommandRule> added, CommandLimits limits) {
  public static final CommandSettings DEFAULT =
      new CommandSettings(SandboxChoice.AUTO, Map.of(), CommandLimits.DEFAULT);

  public CommandSettings {
    added = Map.copyOf(added);
  }
}
