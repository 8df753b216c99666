package io.octollm.app.config;

import static io.octollm.app.config.Given.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class TraceSettingsTest {
  @Test
  void tracesAreSentOnlyWhereTheEnvironmentSaysSo() throws Exception {
    String endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    assertThat(traces(Map.of()).wanted()).isFalse();
    assertThat(traces(Map.of("OTEL_SERVICE_NAME", "x")).wanted()).isFalse();
    assertThat(traces(Map.of(endpoint, "http://c:4318", "OTEL_TRACES_EXPORTER", "none")).wanted())
        .isFalse();
    assertThat(traces(Map.of(endpoint, "http://c:4318", "OTEL_SDK_DISABLED", "true")).wanted())
        .isFalse();
    assertThat(traces(Map.of("OTEL_TRACES_EXPORTER", "otlp")).wanted()).isTrue();
    assertThat(traces(Map.of(endpoint, "http://c:4318", "OTEL_EXPORTER_OTLP_HEADERS", "key=s3cret"))
        .properties()).containsEntry("otel.exporter.otlp.endpoint", "http://c:4318")
        .containsEntry("otel.exporter.otlp.headers", "key=s3cret");
    assertThat(traces(Map.of(endpoint, "http://c:4318", "OTEL_EXPORTER_OTLP_HEADERS", "key=s3cret"))
        .toString()).doesNotContain("s3cret");
  }

  @Test
  void aWayToSendTracesThatThereIsNotIsRefused() {
    assertThatThrownBy(() -> traces(Map.of("OTEL_TRACES_EXPORTER", "zipkin")))
        .hasMessage("1 setting is wrong: OTEL_TRACES_EXPORTER must be otlp or none");
    assertThatThrownBy(() -> traces(Map.of("OTEL_TRACES_EXPORTER", "otlp",
        "OTEL_EXPORTER_OTLP_PROTOCOL", "grpc")))
        .hasMessageContaining("OTEL_EXPORTER_OTLP_PROTOCOL must be http/protobuf");
  }

  private static TraceSettings traces(Map<String, String> environment)
      throws Configuration.Invalid {
    return Configuration.read(sources(Map.of(), environment, Map.of())).traces();
  }

  /** The variables that the page says decide are those that are read here, and no others. */
  @Test
  void variablesOfThePageAboutTracesAreThoseThatAreRead() throws Exception {
    List<String> listed = Files.readString(Path.of("../ops/traces.md")).lines()
        .filter(line -> line.startsWith("| `OTEL_")).map(line -> line.split("`")[1]).toList();
    String code = Files.readString(
        Path.of("src/main/java/io/octollm/app/config/TraceSettings.java"));

    assertThat(Pattern.compile("\"(OTEL_[A-Z_]*[A-Z])\"").matcher(code).results()
        .map(found -> found.group(1)).distinct()).containsExactlyInAnyOrderElementsOf(listed);
  }
}
