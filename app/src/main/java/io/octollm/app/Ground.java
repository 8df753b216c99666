package io.octollm.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.octollm.app.config.Configuration;
import io.octollm.arm.ReflexFilter;
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

  /** A filter for where nothing is cached, and so no key is needed. */
  static Reflex reflexWithoutCache(Policy policy) {
    return new Reflex(policy, new byte[32]);
  }

  static Ground of(Configuration configuration, Map<String, Object> kafka, int partitions)
      throws IOException {
    ProcessHandle process = ProcessHandle.current();
    String instance = process.pid() + "-" + Long.toString(System.currentTimeMillis(), 36);
    Policy policy = configuration.policy();
    byte[] key = SecretKeyFile.key(configuration.dataDir(), configuration.secretKey());
    return new Ground(configuration, kafka, partitions, instance, policy, new Reflex(policy, key),
        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  ReflexFilter filter() {
    return new ReflexFilter(reflex);
  }

  Topics topics() {
    return configuration.pipeline().topics();
  }
}
