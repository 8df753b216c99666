package io.octollm.command;

import java.util.Arrays;
import java.util.List;

/** Processes that were told to sleep for so long; a test chooses a time of its own. */
final class Sleepers {
  private Sleepers() {}

  static List<ProcessHandle> of(String seconds) {
    return ProcessHandle.allProcesses().filter(process -> process.info().arguments()
        .map(Arrays::asList).orElse(List.of()).equals(List.of(seconds))).toList();
  }
}
