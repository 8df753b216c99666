package io.octollm.reflex.cache;

import io.octollm.schema.View.CachedAnswer;
import java.time.Instant;
import java.util.Locale;

/** Earlier answers by cache key. Thread-safe. */
public interface AnswerCache extends AutoCloseable {
  /** Where an answer was found. */
  enum From {
    MEMORY,
    REDIS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What asking for a key gave. */
  sealed interface Lookup {
    /** @param made when the answer was given for the first time: its age counts from there */
    record Hit(CachedAnswer answer, Instant made, From from) implements Lookup {}

    /** @param reason absent, expired, or off where there is no cache */
    record Miss(String reason) implements Lookup {}

    /**
     * The cache could not say; to be taken as a miss.
     *
     * @param kind a {@link Trouble} in lower case, or unfit
     */
    record Error(String kind) implements Lookup {}
  }

  Lookup ABSENT = new Lookup.Miss("absent");
  Lookup EXPIRED = new Lookup.Miss("expired");

  /** Asks for a key; never throws, and returns within the look-up limit. */
  Lookup get(String key);

  /**
   * Keeps an answer under its key as far as there is room; never throws.
   *
   * @param made when it was given for the first time
   */
  void put(CachedAnswer answer, Instant made);

  @Override
  void close();
}
