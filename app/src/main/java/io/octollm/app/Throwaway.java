package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.arm.Arms;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An embedded pipeline for one verb. It lives in a temporary folder that is gone afterwards, unless
 * the verb was given a data folder: that one stays.
 */
final class Throwaway implements AutoCloseable {
  private static final String DRAIN = "2s";

  private final Configuration configuration;
  private final @Nullable TemporaryFolder temporary;
  private final Pipeline pipeline;

  private Throwaway(
      Configuration configuration, @Nullable TemporaryFolder temporary, Pipeline pipeline) {
    this.configuration = configuration;
    this.temporary = temporary;
    this.pipeline = pipeline;
  }

  /**
   * Starts broker, topology and arms.
   *
   * @param settings of this pipeline, before those of the environment and the files
   */
  static Throwaway start(
      Shell shell, PipelineOptions options, String purpose, Map<String, String> settings) {
    StopSignal.install();
    TemporaryFolder temporary = options.data == null ? TemporaryFolder.create(purpose) : null;
    Map<String, String> all = new HashMap<>(settings);
    all.put("arm.drain", DRAIN);
    if (temporary != null) {
      all.put("data-dir", temporary.path().toString());
    }
    try {
      Configuration configuration = options.configuration(shell, all);
      Pipeline pipeline = Pipeline.start(configuration, RoleNames.throwaway(Arms.names()), 0);
      return new Throwaway(configuration, temporary, pipeline);
    } catch (RuntimeException | Error e) {
      remove(temporary);
      throw e;
    }
  }

  Configuration configuration() {
    return configuration;
  }

  Pipeline pipeline() {
    return pipeline;
  }

  Path folder() {
    return configuration.dataDir();
  }

  @Override
  public void close() {
    pipeline.close();
    remove(temporary);
  }

  private static void remove(@Nullable TemporaryFolder temporary) {
    if (temporary != null) {
      temporary.close();
    }
  }
}
