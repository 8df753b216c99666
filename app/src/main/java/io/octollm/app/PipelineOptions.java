package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.Sources;
import io.octollm.app.config.Sources.PropertyFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a verb that starts a pipeline or talks to one. */
final class PipelineOptions {
  private static final String FILE = "octollm.properties";

  @Option(names = "--data", paramLabel = "DIR",
      description = "The pipeline's data folder (OCTOLLM_DATA_DIR, else ./data).")
  @Nullable Path data;

  @Option(names = "--bootstrap", paramLabel = "HOST:PORT",
      description = "The Kafka cluster to use (OCTOLLM_KAFKA_BOOTSTRAP).")
  @Nullable String bootstrap;

  @Mixin PolicyOptions policy = new PolicyOptions();

  @Option(names = "--set", paramLabel = "KEY=VALUE",
      description = "Any setting, as in octollm.properties; repeatable.")
  Map<String, String> settings = new HashMap<>();

  /** All settings; what is wrong with them ends the verb. */
  Configuration configuration(Shell shell, Map<String, String> more) {
    try {
      return Configuration.read(sources(shell, more));
    } catch (Configuration.Invalid e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  Configuration configuration(Shell shell) {
    return configuration(shell, Map.of());
  }

  Sources sources(Shell shell, Map<String, String> more) {
    Map<String, String> flags = new HashMap<>(settings);
    flags.putAll(more);
    if (data != null) {
      flags.put("data-dir", data.toString());
    }
    if (bootstrap != null) {
      flags.put("kafka.bootstrap", bootstrap);
    }
    if (policy.file != null) {
      flags.put("reflex.policy", policy.file.toString());
    }
    return new Sources(Map.copyOf(flags), shell.environment(), files(shell, flags));
  }

  /** The file in the data folder comes before the one in the working folder. */
  private static List<PropertyFile> files(Shell shell, Map<String, String> flags) {
    PropertyFile here = file(shell.folder().resolve(FILE));
    String folder = flags.getOrDefault("data-dir",
        shell.environment().getOrDefault("OCTOLLM_DATA_DIR",
            here == null ? "data" : here.entries().getOrDefault("data-dir", "data")));
    List<PropertyFile> files = new ArrayList<>();
    PropertyFile there = file(shell.folder().resolve(folder).resolve(FILE));
    if (there != null) {
      files.add(there);
    }
    if (here != null) {
      files.add(here);
    }
    return files;
  }

  private static @Nullable PropertyFile file(Path path) {
    try {
      return Sources.file(path);
    } catch (IOException e) {
      throw Failure.usage(path + " cannot be read as a property file: " + e.getMessage());
    }
  }
}
