package io.octollm.app.config;

import io.octollm.model.Dialect;
import io.octollm.model.ModelLimits;
import io.octollm.model.RemoteSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the retriever's documents are, beside the topic, and how they are searched.
 *
 * @param folder read at the start; null for none
 * @param maxMegabytes of text in memory, a character counted as a byte
 * @param catchUp how long the arm waits at the start for what the topic holds
 * @param embeddings the endpoint for searches by meaning; none for searches by words alone
 */
public record RetrieverSettings(@Nullable Path folder, int maxMegabytes, Duration catchUp,
    Optional<RemoteSettings> embeddings) {
  private static final String BASE_URL = "embeddings.base-url";
  private static final String MODEL = "embeddings.model";
  private static final int DEFAULT_MEGABYTES = 256;
  private static final int MOST_MEGABYTES = 65_536;
  private static final Duration DEFAULT_CATCH_UP = Duration.ofSeconds(60);
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

  static RetrieverSettings read(SettingReader from) {
    String folder = from.text("documents");
    return new RetrieverSettings(folder == null ? null : Path.of(folder),
        from.whole("documents.max-megabytes", DEFAULT_MEGABYTES, 1, MOST_MEGABYTES),
        from.time("documents.catch-up", DEFAULT_CATCH_UP), embeddings(from));
  }

  private static Optional<RemoteSettings> embeddings(SettingReader from) {
    String url = from.optional(
        BASE_URL, s -> SettingReader.isUrl(s, "https?"), "an http or https URL, such as https://host/v1");
    String model = from.optional(MODEL, s -> !s.isBlank(), "the name of an embedding model");
    Secret key = from.secret("embeddings.api-key");
    Duration timeout = from.time("embeddings.timeout", DEFAULT_TIMEOUT);
    if (url == null && model == null) {
      return Optional.empty();
    }
    if (url == null || model == null) {
      from.problem(from.named(url == null ? BASE_URL : MODEL) + " must be set when "
          + (url == null ? MODEL : BASE_URL) + " is");
      return Optional.empty();
    }
    return Optional.of(new RemoteSettings(Dialect.OPENAI, url, key == null ? null : key.value(), model,
        timeout, "", ModelLimits.NONE));
  }

  /** Of all texts together. */
  public long maxCharacters() {
    return maxMegabytes * 1024L * 1024;
  }
}
