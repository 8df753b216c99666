package io.octollm.app;

import io.octollm.reflex.cache.AnswerCache;
import io.octollm.schema.View.CachedAnswer;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/** A cache that a flag switches off for those who ask; it is filled as before. Thread-safe. */
record SwitchedCache(AnswerCache cache, BooleanSupplier on) implements AnswerCache {
  private static final Lookup OFF = new Lookup.Miss("off");

  @Override
  public Lookup get(String key) {
    return on.getAsBoolean() ? cache.get(key) : OFF;
  }

  @Override
  public void put(CachedAnswer answer, Instant made) {
    cache.put(answer, made);
  }

  @Override
  public void close() {
    cache.close();
  }
}
