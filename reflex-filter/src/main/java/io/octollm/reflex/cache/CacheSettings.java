package io.octollm.reflex.cache;

import java.time.Duration;

/**
 * The bounds of the answer cache.
 *
 * @param entries answers kept in process, at the most
 * @param bytes of answers kept in process, at the most
 * @param answerBytes a larger answer is not kept at all
 * @param ttl how long an answer is good
 * @param lookup how long a look-up may take
 * @param failures in a row after which Redis is not asked for a while
 * @param holdOff how long that is
 */
public record CacheSettings(
    int entries, long bytes, int answerBytes, Duration ttl, Duration lookup, int failures,
    Duration holdOff) {
  public static final CacheSettings DEFAULT = new CacheSettings(
      10_000, 64L << 20, 256 << 10, Duration.ofHours(1), Duration.ofMillis(50), 3,
      Duration.ofSeconds(1));

  public CacheSettings {
    if (entries < 1 || bytes < 1 || answerBytes < 1 || failures < 1) {
      throw new IllegalArgumentException("the cache's bounds must be at least 1");
    }
    if (ttl.toMillis() < 1 || lookup.toMillis() < 1 || holdOff.isNegative()) {
      throw new IllegalArgumentException("the cache's times must be at least 1 ms");
    }
  }
}
