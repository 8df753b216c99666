package io.octollm.app;

import io.octollm.reflex.cache.AnswerCache;
import io.octollm.schema.View.CachedAnswer;

/** A cache that knows nothing, for a graph that is only looked at. */
final class NoAnswers implements AnswerCache {
  @Override
  public Lookup get(String key) {
    return MISS;
  }

  @Override
  public void put(String key, CachedAnswer answer) {}

  @Override
  public void close() {}
}
