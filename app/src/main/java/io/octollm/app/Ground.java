package io.octollm.app;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.octollm.app.config.Configuration;
import io.octollm.app.config.Secret;
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
 * @param policy what the filter does with what it finds
 */
record Ground(
    Configuration configuration,
    Map<String, Object> kafka,
    int partitions,
    String instance,
    Policy policy,
    Reflex reflex,
    PrometheusMeterRegistry meters) {

  /**
   * The filter of a process that caches nothing and keeps no key: without the setting it draws one,
   * so that what is keyed cannot be guessed. A policy with hmac always has the setting.
   */
  static Reflex reflex(Configuration configuration) {
    Secret key = configuration.secretKey();
    return new Reflex(configuration.policy(), key == null ? SecretKeyFile.drawn() : key.bytes());
  }

  static Ground of(Configuration configuration, Map<String, Object> kafka, int partitions)
      throws IOException {
    ProcessHandle process = ProcessHandle.current();
    String instance = process.pid() + "-" + Long.toString(System.currentTimeMillis(), 36);
    Policy policy = configuration.policy();
    byte[] key = SecretKeyFile.key(configuration.dataDir(), configuration.secretKey());
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    meters.config().meterFilter(new KafkaMeters());
    ProcessMeters.filter(meters);
    return new Ground(
        configuration, kafka, partitions, instance, policy, new Reflex(policy, key), meters);
  }

  ReflexFilter filter() {
    return new ReflexFilter(reflex);
  }

  Topics topics() {
    return configuration.pipeline().topics();
  }
}
