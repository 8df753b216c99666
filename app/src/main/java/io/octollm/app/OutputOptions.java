package io.octollm.app;

import picocli.CommandLine.Option;

/** The options that every verb has. */
final class OutputOptions {
  @Option(names = {"-h", "--help"}, usageHelp = true, description = "Show this help.")
  boolean help;

  @Option(names = "--json", description = "Print JSON Lines.")
  boolean json;
}
