package io.octollm.app;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option of a verb that filters. */
final class PolicyOptions {
  @Option(names = "--policy", paramLabel = "FILE",
      description = "What the filter does with what it finds (OCTOLLM_REFLEX_POLICY, else the"
          + " default); hmac in it needs OCTOLLM_SECRET_KEY.")
  @Nullable Path file;
}
