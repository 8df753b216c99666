package io.octollm.app.config;

import static io.octollm.app.config.Given.sources;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetrieverSettingsTest {
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
  void settingsOfThePageAboutTheRetrieverAreThoseThatAreRead() throws Exception {
    Set<String> listed = Given.keysOfPage("retriever.md", "documents", "embeddings.");
    SettingReader from = new SettingReader(sources(Map.of(), Map.of(), Map.of()));
    RetrieverSettings.read(from);

    assertThat(from.known()).containsExactlyElementsOf(listed);
  }
}
