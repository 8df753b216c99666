package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.Limits;
import io.octollm.app.config.ProviderSettings;
import io.octollm.arm.Arms;
import io.octollm.model.RemoteSettings;
import io.octollm.ops.doctor.DoctorSettings;
import io.octollm.ops.doctor.Endpoint;
import io.octollm.ops.doctor.Finding;
import io.octollm.ops.doctor.Wanted;
import io.octollm.schema.Topics;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells the doctor what a process of these settings needs. */
final class Surroundings {
  private Surroundings() {}

  /** @param kafka what every client is made with; empty when no cluster is known */
  static DoctorSettings of(Configuration configuration, Map<String, Object> kafka) {
    Topics topics = configuration.pipeline().topics();
    List<ProviderSettings> providers = configuration.model().providers();
    ProviderSettings model = providers.isEmpty() ? null : providers.getFirst();
    var redis = configuration.redisUrl();
    return new DoctorSettings(kafka, topics,
        topics.specs(configuration.pipeline().partitions(), Arms.names()),
        redis == null ? null : URI.create(redis.value()),
        model == null || model.address().isEmpty() ? null : URI.create(model.address()),
        model == null ? Map.of() : model.keyHeaders(),
        configuration.retriever().embeddings().map(RemoteSettings::baseUrl).map(URI::create).orElse(null),
        configuration.retriever().embeddings().map(Surroundings::keyHeaders).orElse(Map.of()),
        configuration.dataDir(), configuration.executor().commands(), wanted(configuration, model));
  }

  private static Map<String, String> keyHeaders(RemoteSettings endpoint) {
    String key = endpoint.apiKey();
    return key == null ? Map.of() : endpoint.dialect().keyHeaders(key);
  }

  private static Wanted wanted(Configuration configuration, @Nullable ProviderSettings model) {
    return new Wanted(
        model == null ? List.of() : model.models(),
        configuration.model().providers().stream().skip(1).findFirst().map(fallback ->
            new Endpoint(URI.create(fallback.address()), fallback.keyHeaders(), fallback.models())),
        classicStreams(configuration), http(configuration), strays(configuration));
  }

  static boolean classicStreams(Configuration configuration) {
    return configuration.limits().topology().protocol() == Limits.Protocol.CLASSIC;
  }

  static List<Finding.Trouble> strays(Configuration configuration) {
    return configuration.strays().stream().map(stray -> new Finding.Trouble("settings",
        stray.name() + " is no setting, nothing reads it", "write " + stray.nearest() + " or unset it")).toList();
  }

  /** The port that was asked for, unless a pipeline of this folder has it. */
  private static Optional<InetSocketAddress> http(Configuration configuration) {
    Integer port = configuration.http().port();
    RunningFile.Addresses running = new RunningFile(configuration.dataDir()).read();
    String taken = running == null || !running.alive() ? null : running.http();
    return port == null || port == 0 || (taken != null && taken.endsWith(":" + port))
        ? Optional.empty()
        : Optional.of(new InetSocketAddress(configuration.http().host(), port));
  }
}
