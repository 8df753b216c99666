package io.octollm.reflex.cache;

import io.octollm.schema.View.CachedAnswer;

/** A near cache before a far one; what the far one finds is kept near. */
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
    if (second instanceof Lookup.Hit(CachedAnswer answer)) {
      near.put(key, answer);
    }
    return second;
  }

  @Override
  public void put(String key, CachedAnswer answer) {
    near.put(key, answer);
    far.put(key, answer);
  }

  @Override
  public void close() {
    near.close();
    far.close();
  }
}
