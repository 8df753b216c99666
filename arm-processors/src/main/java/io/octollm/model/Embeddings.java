package io.octollm.model;

import java.time.Clock;
import java.util.List;

/** The one door to a model that turns texts into vectors. Safe for use by many threads. */
public interface Embeddings {
  /**
   * Asks once, for one text or several.
   *
   * @throws InterruptedException when the thread is interrupted while it waits
   */
  EmbeddingAnswer embed(List<String> texts) throws InterruptedException;

  /** A model at an endpoint that speaks OpenAI's language: {@code POST <baseUrl>/embeddings}. */
  static Embeddings remote(RemoteSettings settings, PriceTable prices, Clock clock) {
    return new RemoteEmbeddings(settings, prices.orFree(settings.model()), clock);
  }
}
