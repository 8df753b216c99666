package io.octollm.reflex.cache;

import io.octollm.reflex.cache.BoundedRedis.Reply;
import io.octollm.schema.View.CachedAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import redis.clients.jedis.params.SetParams;

/**
 * Answers in Redis. A server that is down, slow, full or answers rubbish is an error within the
 * look-up limit, and is counted. Thread-safe.
 */
public final class RedisCache implements AnswerCache {
  private static final String PREFIX = "octollm:answer:";
  private static final byte[] KEPT = new byte[0];

  private final BoundedRedis redis;
  private final CacheSettings settings;
  private final CacheMeters meters;
  private final InstantSource clock;

  /** Does not connect yet: a server that is away is met at the first look-up. */
  public RedisCache(URI url, CacheSettings settings, CacheMeters meters, InstantSource clock) {
    this(url, settings, meters, clock, System::nanoTime);
  }

  RedisCache(URI url, CacheSettings settings, CacheMeters meters, InstantSource clock,
      LongSupplier nanoClock) {
    this.settings = settings;
    this.meters = meters;
    this.clock = clock;
    this.redis = new BoundedRedis(url, settings, meters, nanoClock);
  }

  /** Reads no more than an answer may have, whatever lies there; an empty value is none. */
  @Override
  public Lookup get(String key) {
    byte[] name = name(key);
    return switch (redis.ask(client -> client.getrange(name, 0, settings.answerBytes()))) {
      case Reply.Answered(byte[] json) when json.length == 0 -> ABSENT;
      case Reply.Answered(byte[] json) when json.length > settings.answerBytes() ->
          failed(Trouble.TOO_LARGE);
      case Reply.Answered(byte[] json) -> read(key, json);
      case Reply.Failed(Trouble trouble) -> failed(trouble);
    };
  }

  private Lookup read(String key, byte[] json) {
    Lookup read = StoredAnswer.read(key, json, From.REDIS, settings.ttl(), clock.instant());
    if (read instanceof Lookup.Error) {
      // It may be the late reply to another call: nothing else must be read from that connection.
      redis.forgetConnections();
      meters.failed("get", Trouble.UNREADABLE);
    }
    return read;
  }

  private Lookup failed(Trouble trouble) {
    meters.failed("get", trouble);
    return trouble.error();
  }

  @Override
  public void put(CachedAnswer answer, Instant made) {
    byte[] json = StoredAnswer.write(answer, made);
    long left = Duration.between(clock.instant(), made.plus(settings.ttl())).toMillis();
    if (json.length > settings.answerBytes() || left < 1) {
      return;
    }
    SetParams params = SetParams.setParams().px(Math.min(left, settings.ttl().toMillis()));
    byte[] name = name(answer.key());
    Reply reply = redis.ask(client -> {
      client.set(name, json, params);
      return KEPT;
    });
    if (reply instanceof Reply.Failed(Trouble trouble)) {
      meters.failed("put", trouble);
    }
  }

  private static byte[] name(String key) {
    return (PREFIX + key).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    redis.close();
  }
}
