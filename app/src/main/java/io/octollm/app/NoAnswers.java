package io.octollm.app;

import io.octollm.reflex.cache.AnswerCache;
import io.octollm.schema.View.CachedAnswer;
import java.time.Instant;

/** A cache that knows nothing, for a graph that is only looked at. */
final class NoAnswers implements AnswerCache {
  private static final Lookup OFF = new Lookup.Miss("off");

  @Override
  public Lookup get(String key) {
    return OFF;
  }

  @Override
  public void put(CachedAnswer answer, Instant made) {}

  @Override
  public void close() {}
}
