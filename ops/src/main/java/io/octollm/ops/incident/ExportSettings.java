package io.octollm.ops.incident;

import io.octollm.schema.TaskReader;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an export writes into its manifest.
 *
 * @param application its version
 * @param kafka the version of Kafka's libraries
 * @param topology the graph's description; only its hash is stored
 * @param configuration effective settings; what looks like a secret is left out
 */
public record ExportSettings(
    String application, String kafka, String topology, Map<String, String> configuration,
    TaskReader reader) {

  public ExportSettings {
    Map<String, String> open = new TreeMap<>(configuration);
    open.keySet().removeIf(ExportSettings::looksSecret);
    configuration = open;
  }

  private static boolean looksSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Stream.of("secret", "password", "token", "api_key", "apikey", "sasl",
        "ssl.key", "credential", "jaas", "url").anyMatch(lower::contains);
  }
}
