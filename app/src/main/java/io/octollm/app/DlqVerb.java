package io.octollm.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everything about dead letters. */
@Command(name = "dlq", description = "Dead letters: find them, read them, replay them.",
    subcommands = {DlqLsVerb.class, DlqShowVerb.class, DlqReplayVerb.class})
final class DlqVerb {
  @Mixin OutputOptions output = new OutputOptions();
}
