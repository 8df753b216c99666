package io.octollm.reflex.cache;

import io.octollm.schema.View.CachedAnswer;

/** Earlier answers by cache key. Thread-safe. */
public interface AnswerCache extends AutoCloseable {
  /** What asking for a key gave. */
  sealed interface Lookup {
    record Hit(CachedAnswer answer) implements Lookup {}

    record Miss() implements Lookup {}

    /**
     * The cache could not say; to be taken as a miss.
     *
     * @param kind timeout, unreachable, held_off or unreadable
     */
    record Error(String kind) implements Lookup {}
  }

  Lookup MISS = new Lookup.Miss();

  /** Asks for a key; never throws, and returns within the look-up limit. */
  Lookup get(String key);

  /** Keeps an answer as far as there is room; never throws. */
  void put(String key, CachedAnswer answer);

  @Override
  void close();
}
