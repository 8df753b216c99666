package io.octollm.app.config;

import static io.octollm.app.config.Given.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.model.RemoteSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
  @Test
  void everySettingHasADefault() throws Exception {
    Configuration read = Configuration.read(sources(Map.of(), Map.of(), Map.of()));

    assertThat(read.pipeline()).isEqualTo(new PipelineSettings("octollm", "octollm.", 4));
    assertThat(read.kafka().bootstrap()).isNull();
    assertThat(read.dataDir()).isEqualTo(Path.of("data"));
    assertThat(read.limits().orchestrator().stepTimeout()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void logFilesThatCannotFitIntoTheirTotalAreRefused() {
    Map<String, String> flags = Map.of("log.file-megabytes", "10", "log.total-megabytes", "29");

    assertThatThrownBy(() -> Configuration.read(sources(flags, Map.of(), Map.of())))
        .hasMessageContaining("log.total-megabytes (LOG_TOTAL_MEGABYTES)")
        .hasMessageContaining("must be 3 times log.file-megabytes or more");
  }

  @Test
  void aFlagComesBeforeTheEnvironmentAndThatBeforeAFile() throws Exception {
    Map<String, String> file = Map.of("partitions", "6", "application-id", "file", "topic-prefix", "f.");
    Map<String, String> environment =
        Map.of("OCTOLLM_PARTITIONS", "7", "OCTOLLM_APPLICATION_ID", "environment");

    PipelineSettings read = Configuration.read(sources(Map.of("partitions", "8"), environment, file))
        .pipeline();

    assertThat(read).isEqualTo(new PipelineSettings("environment", "f.", 8));
  }

  @Test
  void allProblemsAreReportedTogetherEachWithItsKeyAndItsKind() {
    Map<String, String> flags = Map.of("partitions", "many", "http.port", "70000");
    Map<String, String> environment = Map.of("OCTOLLM_KAFKA_BOOTSTRAP", "nonsense",
        "OCTOLLM_STEP_TIMEOUT", "soon", "LOG_FORMAT", "xml");

    assertThatThrownBy(() -> Configuration.read(sources(flags, environment, Map.of())))
        .isInstanceOf(Configuration.Invalid.class)
        .hasMessageStartingWith("5 settings are wrong: ")
        .hasMessageContaining("partitions (OCTOLLM_PARTITIONS), given as a flag, must be a whole number")
        .hasMessageContaining("http.port (OCTOLLM_HTTP_PORT)")
        .hasMessageContaining("kafka.bootstrap (OCTOLLM_KAFKA_BOOTSTRAP), from"
            + " OCTOLLM_KAFKA_BOOTSTRAP, must be HOST:PORT")
        .hasMessageContaining("step.timeout (OCTOLLM_STEP_TIMEOUT)")
        .hasMessageContaining("log.format (LOG_FORMAT), from LOG_FORMAT, must be one of json, console");
  }

  @Test
  void anUnknownKeyOfAFileNamesTheNearestOne() {
    assertThatThrownBy(() -> Configuration.read(sources(Map.of(), Map.of(), Map.of("partitons", "4"))))
        .hasMessageContaining("partitons in octollm.properties is no setting, the nearest is partitions");
  }

  @Test
  void keysBelowKafkaGoToEveryClientButForOurOwn() throws Exception {
    Map<String, String> file = Map.of("kafka.bootstrap", "a:1", "kafka.sasl.mechanism", "PLAIN",
        "kafka.security.protocol", "SSL");
    Map<String, String> environment = Map.of("OCTOLLM_KAFKA_SECURITY_PROTOCOL", "SASL_SSL");

    KafkaSettings read = Configuration.read(sources(Map.of(), environment, file)).kafka();

    assertThat(read.clientFor("b:2")).containsExactlyInAnyOrderEntriesOf(Map.of(
        "bootstrap.servers", "b:2", "sasl.mechanism", "PLAIN", "security.protocol", "SASL_SSL"));
  }

  @Test
  void listeningElsewhereThanOnLoopbackNeedsAToken() {
    assertThatThrownBy(
            () -> Configuration.read(sources(Map.of("http.host", "0.0.0.0"), Map.of(), Map.of())))
        .hasMessageContaining("http.token (OCTOLLM_HTTP_TOKEN) must be set");
  }

  @Test
  void secretsAndWrongValuesAreNeverPrinted() throws Exception {
    Map<String, String> flags = Map.of("llm.provider", "openai", "llm.model", "m",
        "llm.fallback.provider", "anthropic", "llm.fallback.model", "n");
    Map<String, String> environment = Map.of("OCTOLLM_LLM_API_KEY", "hush-1",
        "OCTOLLM_LLM_FALLBACK_API_KEY", "hush-4", "OCTOLLM_REDIS_URL", "redis://user:hush-2@host:1",
        "OCTOLLM_SECRET_KEY", "hush-3-and-thirteen-more");

    Configuration read = Configuration.read(sources(flags, environment, Map.of()));

    assertThat(read.model().providers().stream().flatMap(ProviderSettings::remote))
        .extracting(RemoteSettings::apiKey).containsExactly("hush-1", "hush-4");
    assertThat(read.toString()).doesNotContain("hush");
    assertThatThrownBy(() -> Configuration.read(
            sources(Map.of(), Map.of("OCTOLLM_REDIS_URL", "hush"), Map.of())))
        .hasMessageContaining("redis.url").message().doesNotContain("hush");
  }

  @Test
  void timesAreReadInTheirUnits() throws Exception {
    Map<String, String> flags = Map.of("step.timeout", "1500ms", "dedupe.retention", "3d",
        "retry.backoff", "2s", "routing.wait", "1m", "cache.ttl", "2h",
        "cache.failures", "5", "cache.hold-off", "3s");

    Limits read = Configuration.read(sources(flags, Map.of(), Map.of())).limits();

    assertThat(List.of(read.orchestrator().stepTimeout(), read.orchestrator().dedupeRetention(),
            read.orchestrator().backoffBase(), read.orchestrator().routingWait(), read.cache().ttl(),
            read.cache().holdOff()))
        .containsExactly(Duration.ofMillis(1500), Duration.ofDays(3), Duration.ofSeconds(2),
            Duration.ofMinutes(1), Duration.ofHours(2), Duration.ofSeconds(3));
    assertThat(read.cache().failures()).isEqualTo(5);
  }

  @Test
  void aPropertyFileThatIsNotThereIsNone(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("octollm.properties"), "partitions=2\n");

    assertThat(Sources.file(folder.resolve("other.properties"))).isNull();
    assertThat(Sources.file(file).entries()).containsExactly(Map.entry("partitions", "2"));
  }
}
