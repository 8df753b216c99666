package io.octollm.app.config;

import io.octollm.arm.ExecutorSettings;
import io.octollm.model.RemoteSettings;
import io.octollm.reflex.Policy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Every setting of a process, checked. Below it values are final and never checked again.
 *
 * @param policy what the filter does with what it finds; the one in the jar unless a file was named
 * @param redisUrl null for the answer cache in process alone
 * @param retriever where the retriever's documents are, and how they are searched
 * @param secretKey of the cache keys and the policy's HMACs; null for the key in the data folder
 * @param strays variables that look like settings and are none
 */
public record Configuration(
    Path dataDir,
    KafkaSettings kafka,
    PipelineSettings pipeline,
    HttpSettings http,
    ModelSettings model,
    LogSettings log,
    TraceSettings traces,
    Limits limits,
    ExecutorSettings executor,
    Policy policy,
    @Nullable Secret redisUrl,
    RetrieverSettings retriever,
    @Nullable Secret secretKey,
    List<StrayVariable> strays) {
  /** Of the secret key, in a setting or in its file. */
  public static final int LEAST_KEY_BYTES = 16;

  /** The settings do not fit; the message names all that is wrong. */
  public static final class Invalid extends Exception {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    Invalid(List<String> problems) {
      super((problems.size() == 1 ? "1 setting is wrong: " : problems.size() + " settings are wrong: ")
          + String.join("; ", problems));
      this.problems = problems;
    }

    /** Each names its key, where it stood, and what is expected. */
    public List<String> problems() {
      return problems;
    }
  }

  /** Reads all settings; throws with all problems together. */
  public static Configuration read(Sources sources) throws Invalid {
    SettingReader from = new SettingReader(sources);
    Secret secretKey = from.key("secret-key", LEAST_KEY_BYTES);
    Configuration read = new Configuration(
        Path.of(from.text("data-dir", "data", s -> !s.isBlank(), "a folder")),
        KafkaSettings.read(from, sources),
        PipelineSettings.read(from),
        HttpSettings.read(from),
        ModelSettings.read(from),
        LogSettings.read(from),
        TraceSettings.read(from, sources),
        Limits.read(from),
        ExecutorSetting.read(from),
        PolicySetting.read(from, secretKey),
        redis(from),
        RetrieverSettings.read(from),
        secretKey,
        from.strays());
    List<String> problems = from.problems();
    if (!problems.isEmpty()) {
      throw new Invalid(problems);
    }
    return read;
  }

  /** The settings that change what a pipeline does, by their keys; no secrets. */
  public Map<String, String> features() {
    Map<String, String> features = new TreeMap<>();
    features.put("application-id", pipeline.applicationId());
    features.put("topic-prefix", pipeline.topicPrefix());
    features.put("llm.provider", model.provider());
    features.put("llm.prices", model.prices().version());
    features.put("policy", policy.version());
    features.put("cache", redisUrl == null ? "in process" : "in process and Redis");
    features.put("executor.sandbox", executor.commands().sandbox().name().toLowerCase(Locale.ROOT));
    features.put("documents", retriever.folder() == null ? "none" : retriever.folder().toString());
    features.put("embeddings.model", retriever.embeddings().map(RemoteSettings::model).orElse("none"));
    features.putAll(limits.decisive());
    features.put("arm.in-flight", Integer.toString(limits.worker().inFlight()));
    return features;
  }

  private static @Nullable Secret redis(SettingReader from) {
    String url = from.optional("redis.url", s -> SettingReader.isUrl(s, "rediss?"),
        "a URL such as redis://127.0.0.1:6379");
    return url == null ? null : new Secret(url);
  }
}
