package io.octollm.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.octollm.app.config.Configuration;
import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.util.Map;

/**
 * What the roles of one process share.
 *
 * @param kafka what every Kafka client is made with
 * @param partitions of {@code tasks}
 * @param instance names this process among the instances of its arms
 * @param policy what the filter redacts and refuses
 */
record Ground(
    Configuration configuration,
    Map<String, Object> kafka,
    int partitions,
    String instance,
    Policy policy,
    Reflex reflex,
    PrometheusMeterRegistry meters) {

  /** Stands for the key where nothing is cached. */
  static final byte[] NO_KEY = new byte[32];

  static Ground of(Configuration configuration, Map<String, Object> kafka, int partitions)
      throws IOException {
    ProcessHandle process = ProcessHandle.current();
    String instance = process.pid() + "-" + Long.toString(System.currentTimeMillis(), 36);
    Policy policy = Policy.defaults();
    byte[] key = SecretKeyFile.key(configuration.dataDir(), configuration.secretKey());
    return new Ground(configuration, kafka, partitions, instance, policy, new Reflex(policy, key),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  Screen screen() {
    return new Screen(reflex);
  }

  Topics topics() {
    return configuration.pipeline().topics();
  }
}
