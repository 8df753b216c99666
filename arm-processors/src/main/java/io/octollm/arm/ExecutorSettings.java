package io.octollm.arm;

import io.octollm.command.CommandSettings;
import io.octollm.fetch.FetchSettings;

/** What the executor may do. */
public record ExecutorSettings(CommandSettings commands, FetchSettings fetch) {
  public static final ExecutorSettings DEFAULT =
      new ExecutorSettings(CommandSettings.DEFAULT, FetchSettings.NONE);
}
