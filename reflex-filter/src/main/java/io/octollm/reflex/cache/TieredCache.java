package io.octollm.reflex.cache;

import io.octollm.schema.View.CachedAnswer;
import java.time.Instant;

/** A near cache before a far one; what the far one finds is kept near, with the age that it has. */
public final class TieredCache implements AnswerCache {
  private final AnswerCache near;
  private final AnswerCache far;

  /** Takes both over: they are closed with it. */
  public TieredCache(AnswerCache near, AnswerCache far) {
    this.near = near;
    this.far = far;
  }

  @Override
  public Lookup get(String key) {
    Lookup first = near.get(key);
    if (first instanceof Lookup.Hit) {
      return first;
    }
    Lookup second = far.get(key);
    if (second instanceof Lookup.Hit hit) {
      near.put(hit.answer(), hit.made());
    }
    return second;
  }

  @Override
  public void put(CachedAnswer answer, Instant made) {
    near.put(answer, made);
    far.put(answer, made);
  }

  @Override
  public void close() {
    near.close();
    far.close();
  }
}
