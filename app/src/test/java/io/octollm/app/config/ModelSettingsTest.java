package io.octollm.app.config;

import static io.octollm.app.config.Given.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelSettingsTest {
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
      "llm.provider=openai,llm.model=a,llm.base-url=http://[half |"
          + " llm.base-url (OCTOLLM_LLM_BASE_URL), given as a flag, must be an http or https URL",
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

  /** Each key of the page is one that is read, and each that is read stands there. */
  @Test
  void settingsOfThePageAboutModelsAreThoseThatAreRead() throws Exception {
    Set<String> listed = Given.keysOfPage("models.md", "llm.");
    SettingReader from = new SettingReader(
        sources(Map.of("llm.provider", "openai", "llm.model", "m"), Map.of(), Map.of()));
    ModelSettings.read(from);

    assertThat(from.known()).filteredOn(key -> !key.startsWith("llm.fallback."))
        .containsExactlyElementsOf(listed);
  }
}
