package io.octollm.app.config;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The model behind the arms that need one.
 *
 * @param provider {@code scripted} answers from a file, offline; the others speak OpenAI's language
 * @param address base URL; empty for scripted
 * @param name of the model; empty for scripted
 * @param timeout for one whole exchange
 * @param script the scripted model's answers; null for its fixed texts
 */
public record ModelSettings(
    Provider provider,
    String address,
    @Nullable Secret apiKey,
    String name,
    Duration timeout,
    @Nullable Path script) {

  /** Who answers, and where unless told otherwise. */
  public enum Provider {
    SCRIPTED(""),
    OPENAI("https://api.openai.com/v1"),
    OLLAMA("http://127.0.0.1:11434/v1");

    private final String address;

    Provider(String address) {
      this.address = address;
    }
  }

  static ModelSettings read(SettingReader from) {
    Provider given = from.oneOf("llm.provider", Provider.class);
    Provider provider = given == null ? Provider.SCRIPTED : given;
    String script = from.text("llm.script");
    ModelSettings settings = new ModelSettings(provider,
        from.text("llm.base-url", provider.address, s -> s.matches("https?://\\S+"),
            "an http or https URL"),
        from.secret("llm.api-key"),
        from.text("llm.model", "", s -> !s.isBlank(), "the name of a model"),
        from.time("llm.timeout", Duration.ofSeconds(50)), script == null ? null : Path.of(script));
    if (provider != Provider.SCRIPTED && settings.name.isEmpty()) {
      from.problem("llm.model (OCTOLLM_LLM_MODEL) must be set, to the name of a model, when"
          + " llm.provider is not scripted");
    }
    return settings;
  }
}
