package io.octollm.app.config;

import io.octollm.model.PriceTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models behind the arms that need one.
 *
 * @param providers in the order of preference; none for scripted answers from a file, offline
 * @param script the scripted model's answers; null for its fixed texts
 * @param prices what models cost
 */
public record ModelSettings(
    List<ProviderSettings> providers, @Nullable Path script, PriceTable prices) {
  private static final String FIRST = "llm";
  private static final String NEXT = "llm.fallback";

  /** Where answers come from. */
  private enum Source {
    SCRIPTED,
    OPENAI,
    ANTHROPIC,
    AZURE,
    OLLAMA;

    ProviderSettings.Name provider() {
      return ProviderSettings.Name.valueOf(name());
    }
  }

  static ModelSettings read(SettingReader from) {
    Source first = from.oneOf(FIRST + ".provider", Source.class);
    ProviderSettings.Name next = from.oneOf(NEXT + ".provider", ProviderSettings.Name.class);
    if (next != null && (first == Source.SCRIPTED || from.text(FIRST + ".provider") == null)) {
      from.problem(from.named(NEXT + ".provider") + " comes after a first one: set llm.provider");
    }
    List<ProviderSettings> providers = Stream.of(
        ProviderSettings.read(
            from, FIRST, first == null || first == Source.SCRIPTED ? null : first.provider()),
        ProviderSettings.read(from, NEXT, next)).flatMap(Optional::stream).toList();
    String script = from.text(FIRST + ".script");
    ModelSettings settings = new ModelSettings(
        providers, script == null ? null : Path.of(script), PriceSetting.read(from));
    if (settings.names().stream().distinct().count() < settings.names().size()) {
      from.problem("llm.model (OCTOLLM_LLM_MODEL) and llm.fallback.model must name each model once:"
          + " it is by its name that an assignment asks for it");
    }
    return settings;
  }

  private List<String> names() {
    return providers.stream().flatMap(provider -> provider.models().stream()).toList();
  }

  /** The first provider, in lower case. */
  public String provider() {
    return providers.isEmpty() ? Source.SCRIPTED.name().toLowerCase(Locale.ROOT)
        : providers.getFirst().name().toString();
  }
}
