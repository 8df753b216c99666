package io.octollm.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.octollm.app.config.Sources.PropertyFile;
import io.octollm.arm.ExecutorSettings;
import io.octollm.command.CommandLimits;
import io.octollm.command.SandboxChoice;
import io.octollm.fetch.IpRange;
import io.octollm.model.Dialect;
import io.octollm.model.ModelLimits;
import io.octollm.model.PriceTable;
import io.octollm.model.RemoteSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
  void aModelThatIsNotScriptedNeedsAName() {
    assertThatThrownBy(() -> Configuration.read(
            sources(Map.of(), Map.of("OCTOLLM_LLM_PROVIDER", "openai"), Map.of())))
        .hasMessageContaining("llm.model (OCTOLLM_LLM_MODEL) must be set");
  }

  @Test
  void modelsAreAChainOverProvidersEachWithItsOwnForm() throws Exception {
    Map<String, String> flags = Map.of("llm.provider", "azure", "llm.base-url", "https://r.example",
        "llm.model", "first, second", "llm.api-key", "hush-a", "llm.tokens-per-minute", "100000", "llm.quota-pause", "1m",
        "llm.fallback.provider", "anthropic", "llm.fallback.model", "third",
        "llm.fallback.api-key", "hush");

    List<RemoteSettings> chain = Configuration.read(sources(flags, Map.of(), Map.of())).model()
        .providers().stream().flatMap(ProviderSettings::remote).toList();

    assertThat(chain).extracting(RemoteSettings::model, RemoteSettings::dialect, RemoteSettings::baseUrl)
        .containsExactly(tuple("first", Dialect.AZURE, "https://r.example"),
            tuple("second", Dialect.AZURE, "https://r.example"),
            tuple("third", Dialect.ANTHROPIC, "https://api.anthropic.com/v1"));
    assertThat(chain).extracting(RemoteSettings::limits).containsExactly(
        new ModelLimits(0, 100_000, Duration.ofMinutes(1)),
        new ModelLimits(0, 100_000, Duration.ofMinutes(1)), ModelLimits.NONE);
    assertThat(chain).extracting(RemoteSettings::apiKey).containsExactly("hush-a", "hush-a", "hush");
  }

  /** Switched off for an hour: what belongs to the providers may stay where it is. */
  @Test
  void scriptedStartsWithTheKeysOfAProviderStillThere() throws Exception {
    Map<String, String> file = Map.of("llm.model", "m", "llm.base-url", "https://r.example",
        "llm.api-key", "hush", "llm.timeout", "5s", "llm.tokens-per-minute", "9",
        "llm.fallback.model", "n", "llm.fallback.api-key", "hush");

    assertThat(Configuration.read(sources(Map.of("llm.provider", "scripted"), Map.of(), file)).model()
        .providers()).isEmpty();
    assertThat(Configuration.read(sources(Map.of(), Map.of(), file)).model().providers()).isEmpty();
  }

  @Test
  void providerThatThereIsNotIsTheOnlyProblem() {
    Map<String, String> file = Map.of("llm.provider", "opanai", "llm.model", "m",
        "llm.fallback.provider", "ollama", "llm.fallback.model", "n");

    assertThatThrownBy(() -> Configuration.read(sources(Map.of(), Map.of(), file)))
        .hasMessageStartingWith("1 setting is wrong: llm.provider (OCTOLLM_LLM_PROVIDER)");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "llm.fallback.provider=ollama,llm.fallback.model=a | llm.fallback.provider (OCTOLLM_LLM_FALLBACK_PROVIDER),"
          + " given as a flag comes after a first one: set llm.provider",
      "llm.provider=scripted,llm.fallback.provider=ollama,llm.fallback.model=a |"
          + " given as a flag comes after a first one: set llm.provider",
      "llm.provider=azure,llm.model=a,llm.base-url=https://r.example |"
          + " llm.api-key (OCTOLLM_LLM_API_KEY) must be set",
      "llm.provider=ollama,llm.model=a,llm.fallback.provider=anthropic,llm.fallback.model=b |"
          + " llm.fallback.api-key (OCTOLLM_LLM_FALLBACK_API_KEY) must be set",
      "llm.provider=azure,llm.model=a | llm.base-url (OCTOLLM_LLM_BASE_URL) must be set",
      "llm.provider=ollama,llm.model=a,llm.fallback.provider=openai,llm.fallback.model=a |"
          + " must name each model once",
      "llm.provider=ollama,llm.model=a,llm.tokens-per-minute=-1 |"
          + " llm.tokens-per-minute (OCTOLLM_LLM_TOKENS_PER_MINUTE), given as a flag, must be a whole number",
      "llm.prices=none.json | llm.prices (OCTOLLM_LLM_PRICES), given as a flag, must name a price file:"
          + " there is none of that name"})
  void modelsThatDoNotFitAreRefused(String flags, String problem) {
    Map<String, String> given = new TreeMap<>();
    for (String flag : flags.split(",")) {
      given.put(flag.split("=")[0], flag.split("=")[1]);
    }

    assertThatThrownBy(() -> Configuration.read(sources(given, Map.of(), Map.of())))
        .hasMessageContaining(problem);
  }

  @Test
  void priceFileThatDoesNotFitIsRefusedWithItsLine(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("prices.json"), """
        {"format": 1, "version": "a",
         "prices": {"m": {"in": 1}}}""");

    assertThatThrownBy(() -> Configuration.read(
            sources(Map.of("llm.prices", file.toString()), Map.of(), Map.of())))
        .hasMessageContaining("llm.prices (OCTOLLM_LLM_PRICES), given as a flag,"
            + " prices.json line 2, m: a price needs both");
  }

  /** Each key of the page is one that is read, and each that is read stands there. */
  @Test
  void settingsOfThePageAboutModelsAreThoseThatAreRead() throws Exception {
    Set<String> listed = Files.readString(Path.of("../ops/models.md")).lines()
        .filter(line -> line.startsWith("| `llm.")).map(line -> line.split("`")[1])
        .collect(Collectors.toCollection(TreeSet::new));
    SettingReader from = new SettingReader(
        sources(Map.of("llm.provider", "openai", "llm.model", "m"), Map.of(), Map.of()));
    ModelSettings.read(from);

    assertThat(from.known()).filteredOn(key -> !key.startsWith("llm.fallback."))
        .containsExactlyElementsOf(listed);
  }

  @Test
  void settingsOfThePageAboutTheRetrieverAreThoseThatAreRead() throws Exception {
    Set<String> listed = Files.readString(Path.of("../ops/retriever.md")).lines()
        .filter(line -> line.startsWith("| `documents") || line.startsWith("| `embeddings."))
        .map(line -> line.split("`")[1]).collect(Collectors.toCollection(TreeSet::new));
    SettingReader from = new SettingReader(sources(Map.of(), Map.of(), Map.of()));
    RetrieverSettings.read(from);

    assertThat(from.known()).containsExactlyElementsOf(listed);
  }

  @Test
  void embeddingsNeedAnAddressAndAModelAndKeepTheirKey() throws Exception {
    Map<String, String> both = Map.of("embeddings.base-url", "http://127.0.0.1:9/v1",
        "embeddings.model", "m", "embeddings.api-key", "hush-5");

    Configuration read = Configuration.read(sources(both, Map.of(), Map.of()));

    assertThat(read.retriever().embeddings().orElseThrow().apiKey()).isEqualTo("hush-5");
    assertThat(read.toString()).doesNotContain("hush-5");
    assertThat(read.features()).containsEntry("embeddings.model", "m");
    assertThatThrownBy(() -> Configuration.read(
            sources(Map.of("embeddings.model", "m"), Map.of(), Map.of())))
        .hasMessageContaining("embeddings.base-url (OCTOLLM_EMBEDDINGS_BASE_URL) must be set");
    assertThatThrownBy(() -> Configuration.read(
            sources(Map.of("embeddings.base-url", "http://h"), Map.of(), Map.of())))
        .hasMessageContaining("embeddings.model (OCTOLLM_EMBEDDINGS_MODEL) must be set");
    assertThat(Configuration.read(sources(Map.of(), Map.of(), Map.of())).retriever().embeddings())
        .isEmpty();
  }

  @Test
  void exampleOfAPriceFileFitsAndStandsOnThePage() throws Exception {
    String example = Files.readString(Path.of("../examples/prices.json"));

    assertThat(Files.readString(Path.of("../ops/models.md"))).contains("```json\n" + example + "```");
    assertThat(PriceTable.parse(example.getBytes(StandardCharsets.UTF_8)).version())
        .isEqualTo("example-1");
    assertThat(Configuration.read(
            sources(Map.of("llm.prices", "../examples/prices.json"), Map.of(), Map.of())).features())
        .containsEntry("llm.prices", "example-1");
  }

  /** Each key of the page is one that is read, and each that is read stands there, with its default. */
  @Test
  void settingsOfThePageAboutTheExecutorAreThoseThatAreRead() throws Exception {
    Set<String> listed = Files.readString(Path.of("../ops/executor.md")).lines()
        .filter(line -> line.startsWith("| `executor.")).map(line -> line.split("`")[1])
        .collect(Collectors.toCollection(TreeSet::new));
    SettingReader from = new SettingReader(sources(Map.of(), Map.of(), Map.of()));

    assertThat(ExecutorSetting.read(from)).isEqualTo(ExecutorSettings.DEFAULT);
    assertThat(from.known()).containsExactlyElementsOf(listed);
  }

  @Test
  void executorIsReadWithItsLimitsHostsAndCommands() throws Exception {
    Map<String, String> flags = Map.of("executor.sandbox", "unsandboxed", "executor.timeout", "5s",
        "executor.memory-mib", "256", "executor.http-hosts", "example.org, *.example.net:8443",
        "executor.http-private", "10.1.2.0/24,fd12::/48", "executor.http-max-bytes", "1000",
        "executor.commands", "../examples/commands.json");

    ExecutorSettings read = Configuration.read(sources(flags, Map.of(), Map.of())).executor();

    assertThat(read.commands().sandbox()).isEqualTo(SandboxChoice.UNSANDBOXED);
    assertThat(read.commands().added()).containsOnlyKeys("python3", "xmllint");
    assertThat(read.commands().limits()).isEqualTo(new CommandLimits(Duration.ofSeconds(5), 10, 256, 16, 64));
    assertThat(read.fetch().hosts().isEmpty()).isFalse();
    assertThat(read.fetch().inside()).containsExactly(IpRange.parse("10.1.2.0/24"), IpRange.parse("fd12::/48"));
    assertThat(read.fetch().maxBytes()).isEqualTo(1000);
    assertThat(Files.readString(Path.of("../ops/executor.md")))
        .contains("```json\n" + Files.readString(Path.of("../examples/commands.json")) + "```");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "executor.sandbox=off | must be one of auto, bubblewrap, unsandboxed",
      "executor.http-hosts=https://example.org | must be names parted by commas",
      "executor.http-hosts=example.org, | must be names parted by commas",
      "executor.http-hosts=* | must be names parted by commas",
      "executor.http-private=10.0.0.0/40 | must be ranges of addresses",
      "executor.http-private=localhost/8 | must be ranges of addresses",
      "executor.http-max-bytes=1000000 | must be a whole number",
      "executor.processes=1 | must be a whole number",
      "executor.commands=none.json | must name a file of commands: there is none of that name",
      "executor.commands=../examples/prices.json | there is no such field as one of it"})
  void executorThatDoesNotFitIsRefused(String flag, String problem) {
    assertThatThrownBy(() -> Configuration.read(
            sources(Map.of(flag.split("=")[0], flag.split("=")[1]), Map.of(), Map.of())))
        .hasMessageStartingWith("1 setting is wrong: executor.").hasMessageContaining(problem);
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

  private static Sources sources(Map<String, String> flags, Map<String, String> environment,
      Map<String, String> file) {
    return new Sources(flags, environment, file.isEmpty() ? List.of()
        : List.of(new PropertyFile(Path.of("octollm.properties"), new TreeMap<>(file))));
  }

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
