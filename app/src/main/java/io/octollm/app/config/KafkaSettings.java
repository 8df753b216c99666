package io.octollm.app.config;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How Kafka is reached.
 *
 * @param bootstrap HOST:PORT, several parted by commas; null when no cluster was named
 * @param client what every Kafka client gets as it is
 */
public record KafkaSettings(@Nullable String bootstrap, Map<String, String> client) {
  static final String BOOTSTRAP = "kafka.bootstrap";
  private static final String ADDRESSES = "[^\\s,:/]+:\\d{1,5}(,[^\\s,:/]+:\\d{1,5})*";

  public KafkaSettings {
    client = Map.copyOf(client);
  }

  static KafkaSettings read(SettingReader from, Sources sources) {
    return new KafkaSettings(
        from.optional(BOOTSTRAP, s -> s.matches(ADDRESSES), "HOST:PORT, such as 127.0.0.1:9092"),
        sources.kafkaClient(BOOTSTRAP));
  }

  /** What every client is made with, on the cluster at this address. */
  public Map<String, Object> clientFor(String bootstrap) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("bootstrap.servers", bootstrap);
    return settings;
  }
}
