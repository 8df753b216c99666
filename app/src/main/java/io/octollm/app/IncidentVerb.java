package io.octollm.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Recorded requests as files. */
@Command(name = "incident", description = "What happened: a request as a file for a laptop, a report of a time window, what logs say.")
final class IncidentVerb {
  @Mixin OutputOptions output = new OutputOptions();
}
