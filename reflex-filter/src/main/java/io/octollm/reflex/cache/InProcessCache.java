package io.octollm.reflex.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.octollm.schema.Codec;
import io.octollm.schema.View.CachedAnswer;

/**
 * Answers in this process, bounded by number and bytes. Keeps them as JSON, so that their size is
 * known and no two readers share a tree.
 */
public final class InProcessCache implements AnswerCache {
  private final Cache<String, byte[]> answers;
  private final int answerBytes;

  public InProcessCache(CacheSettings settings) {
    this(settings, Ticker.systemTicker());
  }

  InProcessCache(CacheSettings settings, Ticker ticker) {
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
  }

  @Override
  public Lookup get(String key) {
    byte[] json = answers.getIfPresent(key);
    return json == null ? MISS : StoredAnswer.read(key, json);
  }

  @Override
  public void put(String key, CachedAnswer answer) {
    byte[] json = Codec.encode(answer);
    if (json.length <= answerBytes) {
      answers.put(key, json);
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
