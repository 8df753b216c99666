package io.octollm.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The filter alone, with no pipeline around it. */
@Command(name = "reflex", description = "The reflex filter alone.")
final class ReflexVerb {
  @Mixin OutputOptions output = new OutputOptions();
}
