package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.Limits;
import io.octollm.arm.Arms;
import io.octollm.model.RemoteSettings;
import io.octollm.ops.doctor.DoctorSettings;
import io.octollm.ops.doctor.Endpoint;
import io.octollm.ops.doctor.Endpoints;
import io.octollm.ops.doctor.Finding;
import io.octollm.ops.doctor.Wanted;
import io.octollm.schema.Topics;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the doctor what a process of these settings needs. */
final class Surroundings {
  private Surroundings() {}

  /** @param kafka what every client is made with; without an address when no cluster is known */
  static DoctorSettings of(Configuration configuration, Map<String, Object> kafka) {
    Topics topics = configuration.pipeline().topics();
    var redis = configuration.redisUrl();
    return new DoctorSettings(kafka, topics,
        topics.specs(configuration.pipeline().partitions(), Arms.names()),
        redis == null ? null : URI.create(redis.value()), endpoints(configuration),
        configuration.dataDir(), configuration.executor().commands(),
        new Wanted(classicStreams(configuration), http(configuration), strays(configuration)));
  }

  private static Endpoints endpoints(Configuration configuration) {
    List<Endpoint> models = configuration.model().providers().stream()
        .map(provider -> new Endpoint(
            URI.create(provider.address()), provider.keyHeaders(), provider.models()))
        .toList();
    return new Endpoints(models.stream().findFirst(), models.stream().skip(1).findFirst(),
        configuration.retriever().embeddings().map(Surroundings::embeddings));
  }

  private static Endpoint embeddings(RemoteSettings settings) {
    String key = settings.apiKey();
    return new Endpoint(URI.create(settings.baseUrl()),
        key == null ? Map.of() : settings.dialect().keyHeaders(key), List.of());
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
