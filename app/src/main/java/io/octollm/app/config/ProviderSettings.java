package io.octollm.app.config;

import io.octollm.model.Dialect;
import io.octollm.model.ModelLimits;
import io.octollm.model.RemoteSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One provider and the models that are asked there.
 *
 * @param models names, in the order of preference; of Azure those of the deployments
 * @param timeout for one whole exchange
 * @param apiVersion of Azure's interface
 * @param limits of each model by itself
 */
public record ProviderSettings(
    Name name,
    String address,
    @Nullable Secret apiKey,
    List<String> models,
    Duration timeout,
    String apiVersion,
    ModelLimits limits) {
  private static final int MOST_A_MINUTE = 1_000_000_000;

  /** Who it is, how it is spoken to, and where it is unless told otherwise. */
  public enum Name {
    OPENAI(Dialect.OPENAI, "https://api.openai.com/v1"),
    ANTHROPIC(Dialect.ANTHROPIC, "https://api.anthropic.com/v1"),
    AZURE(Dialect.AZURE, ""),
    OLLAMA(Dialect.OPENAI, "http://127.0.0.1:11434/v1");

    private final Dialect dialect;
    private final String address;

    Name(Dialect dialect, String address) {
      this.dialect = dialect;
      this.address = address;
    }

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Reads each key, also of a provider that is not asked: a setting may stay while it is switched off.
   *
   * @param prefix of its keys, such as {@code llm}
   * @param name null for a provider that is not asked
   */
  static Optional<ProviderSettings> read(SettingReader from, String prefix, @Nullable Name name) {
    String address = from.text(prefix + ".base-url", name == null ? "" : name.address,
        s -> SettingReader.isUrl(s, "https?"), "an http or https URL");
    Secret apiKey = from.secret(prefix + ".api-key");
    List<String> models = models(from.text(prefix + ".model", "", s -> !models(s).isEmpty(),
        "the name of a model, or several parted by commas, the preferred one first"));
    Duration timeout = from.time(prefix + ".timeout", Duration.ofSeconds(50));
    String apiVersion = from.text(prefix + ".api-version", "2024-10-21",
        s -> s.matches("[A-Za-z0-9.-]{1,40}"), "a version such as 2024-10-21");
    ModelLimits limits = new ModelLimits(
        from.whole(prefix + ".requests-per-minute", 0, 0, MOST_A_MINUTE),
        from.whole(prefix + ".tokens-per-minute", 0, 0, MOST_A_MINUTE),
        from.time(prefix + ".quota-pause", ModelLimits.NONE.quotaPause()));
    if (name == null) {
      return Optional.empty();
    }
    if (models.isEmpty()) {
      from.problem(from.named(prefix + ".model") + " must be set, to the name of a model, when "
          + prefix + ".provider is not scripted");
    }
    if (address.isEmpty()) {
      from.problem(from.named(prefix + ".base-url")
          + " must be set, to the resource's address such as https://NAME.openai.azure.com");
    }
    if (apiKey == null && (name == Name.ANTHROPIC || name == Name.AZURE)) {
      from.problem(from.named(prefix + ".api-key") + " must be set: " + name + " answers nobody without one");
    }
    return Optional.of(
        new ProviderSettings(name, address, apiKey, models, timeout, apiVersion, limits));
  }

  private static List<String> models(String names) {
    return Arrays.stream(names.split(",")).map(String::strip).filter(n -> !n.isEmpty()).toList();
  }

  /** The headers that bear the key, in this provider's form; none without a key. */
  public Map<String, String> keyHeaders() {
    return apiKey == null ? Map.of() : name.dialect.keyHeaders(apiKey.value());
  }

  /** The models, each as it is to be asked. */
  public Stream<RemoteSettings> remote() {
    return models.stream().map(model -> new RemoteSettings(name.dialect, address,
        apiKey == null ? null : apiKey.value(), model, timeout, apiVersion, limits));
  }
}
