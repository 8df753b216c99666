package io.octollm.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Recorded requests as files. */
@Command(name = "incident", description = "A recorded request as a file, for a laptop.",
    subcommands = {IncidentExportVerb.class, IncidentReplayVerb.class})
final class IncidentVerb {
  @Mixin OutputOptions output = new OutputOptions();
}
