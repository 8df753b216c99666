package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.Secret;
import io.octollm.reflex.cache.AnswerCache;
import io.octollm.reflex.cache.CacheFollower;
import io.octollm.reflex.cache.CacheMeters;
import io.octollm.reflex.cache.CacheSettings;
import io.octollm.reflex.cache.InProcessCache;
import io.octollm.reflex.cache.RedisCache;
import io.octollm.reflex.cache.TieredCache;
import io.octollm.schema.EventName;
import java.net.URI;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer cache that the topology reads, and the follower of results that fills it. */
final class AnswerCaching implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AnswerCaching.class);
  private static final InstantSource CLOCK = InstantSource.system();

  private final AnswerCache cache;
  private final CacheFollower follower;

  AnswerCaching(Ground ground) {
    Configuration configuration = ground.configuration();
    CacheSettings settings = configuration.limits().cache();
    CacheMeters meters = new CacheMeters(ground.meters());
    this.cache = open(configuration.redisUrl(), settings, meters);
    this.follower = new CacheFollower(
        ground.kafka(), ground.topics().results(), cache,
        ground.reflex()::passes, settings, meters, CLOCK);
  }

  private static AnswerCache open(
      @Nullable Secret url, CacheSettings settings, CacheMeters meters) {
    AnswerCache near = new InProcessCache(settings, CLOCK);
    if (url == null) {
      return near;
    }
    AnswerCache far;
    try {
      far = new RedisCache(URI.create(url.value()), settings, meters, CLOCK);
    } catch (IllegalArgumentException e) {
      throw Failure.usage("redis.url (OCTOLLM_REDIS_URL) must be a URL such as redis://host:6379/0");
    }
    if (far.get("probe") instanceof AnswerCache.Lookup.Error(String kind)) {
      log.atWarn().setMessage(EventName.CONNECTIVITY_REFUSED.text()).addKeyValue("target", "redis")
          .addKeyValue("kind", kind)
          .addKeyValue("note", "answers are cached in process alone until Redis answers").log();
    }
    return new TieredCache(near, far);
  }

  void start() {
    follower.start();
  }

  AnswerCache cache() {
    return cache;
  }

  @Override
  public void close() {
    follower.close();
    cache.close();
  }
}
