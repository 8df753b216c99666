package io.octollm.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.octollm.app.config.Configuration;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.util.Map;

/**
 * What the roles of one process share.
 *
 * @param kafka what every Kafka client is made with
 * @param partitions of {@code tasks}
 * @param instance names this process among the instances of its arms
 * @param key of the cache keys' HMAC
 */
record Ground(
    Configuration configuration,
    Map<String, Object> kafka,
    int partitions,
    String instance,
    byte[] key,
    PrometheusMeterRegistry meters) {

  static Ground of(Configuration configuration, Map<String, Object> kafka, int partitions)
      throws IOException {
    ProcessHandle process = ProcessHandle.current();
    String instance = process.pid() + "-" + Long.toString(System.currentTimeMillis(), 36);
    return new Ground(configuration, kafka, partitions, instance,
        SecretKeyFile.key(configuration.dataDir(), configuration.secretKey()),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  Topics topics() {
    return configuration.pipeline().topics();
  }
}
