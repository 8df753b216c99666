package io.octollm.app;

import io.octollm.app.config.Configuration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a verb that talks to a running pipeline. */
final class TargetOptions {
  @Mixin PipelineOptions pipeline = new PipelineOptions();

  @Option(names = "--http", paramLabel = "URL",
      description = "The pipeline's HTTP address, such as http://127.0.0.1:8080.")
  @Nullable String http;

  /** Finds the pipeline; what is wrong with the settings, or none to be found, ends the verb. */
  Target find(Shell shell) {
    return find(shell, Map.of());
  }

  Target find(Shell shell, Map<String, String> more) {
    Configuration configuration = pipeline.configuration(shell, more);
    return Target.find(configuration, http, pipeline.data != null && pipeline.bootstrap == null);
  }
}
