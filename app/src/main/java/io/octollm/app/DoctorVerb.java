package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.ProviderSettings;
import io.octollm.arm.Arms;
import io.octollm.model.RemoteSettings;
import io.octollm.ops.doctor.Doctor;
import io.octollm.ops.doctor.DoctorSettings;
import io.octollm.ops.doctor.Finding;
import io.octollm.schema.Topics;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Looks at every dependency and setting. */
@Command(name = "doctor", description = "One line a dependency: ok, or the cause and the fix.")
final class DoctorVerb implements Callable<Integer> {
  @Mixin OutputOptions output = new OutputOptions();
  @Mixin PipelineOptions pipeline = new PipelineOptions();

  private final Shell shell;

  DoctorVerb(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    List<Finding> findings =
        new Doctor(settings(pipeline.configuration(shell)), Clock.systemUTC()).examine();
    for (Finding finding : findings) {
      if (output.json) {
        shell.json(finding.toJson());
      } else {
        shell.line(finding.line());
      }
    }
    return findings.stream().anyMatch(f -> f instanceof Finding.Trouble) ? Exit.NO : Exit.DONE;
  }

  private DoctorSettings settings(Configuration configuration) {
    Topics topics = configuration.pipeline().topics();
    List<ProviderSettings> providers = configuration.model().providers();
    ProviderSettings model = providers.isEmpty() ? null : providers.getFirst();
    var redis = configuration.redisUrl();
    return new DoctorSettings(kafka(configuration), topics,
        topics.specs(configuration.pipeline().partitions(), Arms.names()),
        redis == null ? null : URI.create(redis.value()),
        model == null || model.address().isEmpty() ? null : URI.create(model.address()),
        model == null ? Map.of() : model.keyHeaders(),
        configuration.retriever().embeddings().map(RemoteSettings::baseUrl).map(URI::create).orElse(null),
        configuration.retriever().embeddings().map(DoctorVerb::keyHeaders).orElse(Map.of()),
        configuration.dataDir(), configuration.executor().commands());
  }

  private static Map<String, String> keyHeaders(RemoteSettings endpoint) {
    String key = endpoint.apiKey();
    return key == null ? Map.of() : endpoint.dialect().keyHeaders(key);
  }

  /** The named cluster, else the one that runs in the data folder, else none. */
  private static Map<String, Object> kafka(Configuration configuration) {
    String named = configuration.kafka().bootstrap();
    RunningFile.Addresses running = new RunningFile(configuration.dataDir()).read();
    String bootstrap = named != null || running == null ? named : running.bootstrap();
    return bootstrap == null ? Map.of() : configuration.kafka().clientFor(bootstrap);
  }
}
