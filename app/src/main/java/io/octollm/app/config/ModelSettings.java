package io.octollm.app.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The model behind the arms that need one.
 *
 * @param provider {@code scripted} answers from a file, offline
 * @param script the scripted model's answers; null for its fixed texts
 */
public record ModelSettings(
    Provider provider,
    @Nullable String baseUrl,
    @Nullable Secret apiKey,
    @Nullable String model,
    @Nullable Path script) {

  /** Who answers. */
  public enum Provider {
    SCRIPTED,
    OPENAI,
    OLLAMA
  }

  static ModelSettings read(SettingReader from) {
    Provider provider = from.oneOf("llm.provider", Provider.class);
    String script = from.text("llm.script");
    return new ModelSettings(provider == null ? Provider.SCRIPTED : provider,
        from.optional("llm.base-url", s -> s.matches("https?://\\S+"), "an http or https URL"),
        from.secret("llm.api-key"), from.text("llm.model"),
        script == null ? null : Path.of(script));
  }
}
