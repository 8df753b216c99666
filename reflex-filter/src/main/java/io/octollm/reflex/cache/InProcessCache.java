package io.octollm.reflex.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.octollm.schema.View.CachedAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Answers in this process, bounded by number and bytes. Keeps them as JSON, so that their size is
 * known and no two readers share a tree.
 */
public final class InProcessCache implements AnswerCache {
  private final Cache<String, byte[]> answers;
  private final int answerBytes;
  private final Duration ttl;
  private final InstantSource clock;

  public InProcessCache(CacheSettings settings, InstantSource clock) {
    this(settings, clock, Ticker.systemTicker());
  }

  InProcessCache(CacheSettings settings, InstantSource clock, Ticker ticker) {
    // One bound serves both: no answer weighs less than its share of the bytes.
    long least = Math.max(1, settings.bytes() / settings.entries());
    this.answers = Caffeine.newBuilder()
        .maximumWeight(settings.bytes())
        .weigher((String key, byte[] json) -> (int) Math.max(least, key.length() + json.length))
        .expireAfterWrite(settings.ttl())
        .ticker(ticker)
        .executor(Runnable::run)
        .build();
    this.answerBytes = settings.answerBytes();
    this.ttl = settings.ttl();
    this.clock = clock;
  }

  @Override
  public Lookup get(String key) {
    byte[] json = answers.getIfPresent(key);
    return json == null ? ABSENT
        : StoredAnswer.read(key, json, From.MEMORY, ttl, clock.instant());
  }

  @Override
  public void put(CachedAnswer answer, Instant made) {
    byte[] json = StoredAnswer.write(answer, made);
    if (json.length <= answerBytes) {
      answers.put(answer.key(), json);
    }
  }

  long size() {
    answers.cleanUp();
    return answers.estimatedSize();
  }

  @Override
  public void close() {
    answers.invalidateAll();
  }
}
