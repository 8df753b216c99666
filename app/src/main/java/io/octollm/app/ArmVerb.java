package io.octollm.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Arms alone, with no pipeline around them. */
@Command(name = "arm", description = "One arm alone.")
final class ArmVerb {
  @Mixin OutputOptions output = new OutputOptions();
}
