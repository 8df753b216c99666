package io.octollm.app.config;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether spans are exported, and how: OpenTelemetry's own {@code OTEL_*} variables, read nowhere but
 * in the environment. Off unless they name a collector or the exporter {@code otlp}.
 *
 * @param properties the SDK's names with their values, such as {@code otel.exporter.otlp.endpoint};
 *     none when nothing is exported. They may hold a key to the collector
 */
public record TraceSettings(Map<String, String> properties) {
  private static final String PREFIX = "OTEL_";
  private static final String EXPORTER = "OTEL_TRACES_EXPORTER";
  private static final String PROTOCOL = "OTEL_EXPORTER_OTLP_PROTOCOL";
  private static final String TRACES_PROTOCOL = "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL";
  private static final String HTTP = "http/protobuf";

  public TraceSettings {
    properties = Map.copyOf(properties);
  }

  static TraceSettings read(SettingReader from, Sources sources) {
    SortedMap<String, String> given = new TreeMap<>();
    sources.environment().forEach((name, value) -> {
      if (name.startsWith(PREFIX) && !value.isBlank()) {
        given.put(name, value.strip());
      }
    });
    if (!isWanted(given)) {
      return new TraceSettings(Map.of());
    }
    if (!given.getOrDefault(EXPORTER, "otlp").equals("otlp")) {
      from.problem(EXPORTER + " must be otlp or none");
    }
    String name = given.containsKey(TRACES_PROTOCOL) ? TRACES_PROTOCOL : PROTOCOL;
    if (!given.getOrDefault(name, HTTP).equals(HTTP)) {
      from.problem(name + " must be " + HTTP);
    }
    SortedMap<String, String> properties = new TreeMap<>();
    given.forEach((key, value) ->
        properties.put(key.toLowerCase(Locale.ROOT).replace('_', '.'), value));
    return new TraceSettings(properties);
  }

  private static boolean isWanted(Map<String, String> given) {
    boolean off = Boolean.parseBoolean(given.get("OTEL_SDK_DISABLED"))
        || "none".equals(given.get(EXPORTER));
    return !off && (given.containsKey(EXPORTER) || given.containsKey("OTEL_EXPORTER_OTLP_ENDPOINT")
        || given.containsKey("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"));
  }

  /** Whether spans are exported at all. */
  public boolean wanted() {
    return !properties.isEmpty();
  }

  /** Without the values: headers of the exporter hold keys. */
  @Override
  public String toString() {
    return "TraceSettings" + properties.keySet();
  }
}
