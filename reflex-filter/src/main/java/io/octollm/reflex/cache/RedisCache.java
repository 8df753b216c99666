package io.octollm.reflex.cache;

import io.octollm.schema.Codec;
import io.octollm.schema.View.CachedAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.apache.commons.pool2.impl.GenericObjectPoolConfig;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Connection;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.util.JedisURIHelper;

/**
 * Answers in Redis. A look-up ends within its limit, whatever the server does: it runs on a thread
 * of its own and is left behind when it is late. A server that failed is held off for a while, so
 * that it does not cost the limit on every record. Thread-safe.
 */
public final class RedisCache implements AnswerCache {
  private static final String PREFIX = "octollm:answer:";
  private static final int CONNECTIONS = 8;

  private final RedisClient redis;
  private final CacheSettings settings;
  private final HoldOff holdOff;
  private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

  /** Does not connect yet: a server that is away is met at the first look-up. */
  public RedisCache(URI url, CacheSettings settings) {
    this(url, settings, System::nanoTime);
  }

  RedisCache(URI url, CacheSettings settings, LongSupplier nanoClock) {
    if (!JedisURIHelper.isValid(url)) {
      throw new IllegalArgumentException("the Redis URL must look like redis://host:port/0");
    }
    this.settings = settings;
    this.holdOff = new HoldOff(settings.holdOff().toNanos(), nanoClock);
    this.redis = client(url, (int) settings.lookup().toMillis());
  }

  private static RedisClient client(URI url, int millis) {
    GenericObjectPoolConfig<Connection> pool = new GenericObjectPoolConfig<>();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMaxWait(Duration.ofMillis(millis));
    pool.setJmxEnabled(false);
    DefaultJedisClientConfig.Builder config = DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis(millis)
        .socketTimeoutMillis(millis)
        .database(JedisURIHelper.getDBIndex(url))
        .ssl(JedisURIHelper.isRedisSSLScheme(url));
    String user = JedisURIHelper.getUser(url);
    String password = JedisURIHelper.getPassword(url);
    if (user != null && !user.isEmpty()) {
      config.user(user);
    }
    if (password != null) {
      config.password(password);
    }
    return RedisClient.builder()
        .hostAndPort(new HostAndPort(url.getHost(), url.getPort() < 0 ? 6379 : url.getPort()))
        .clientConfig(config.build())
        .poolConfig(pool)
        .build();
  }

  @Override
  public Lookup get(String key) {
    return switch (within(() -> redis.get(bytes(key)))) {
      case Answered(byte[] json) when json == null -> MISS;
      case Answered(byte[] json) -> StoredAnswer.read(key, json);
      case Silent(String kind) -> new Lookup.Error(kind);
    };
  }

  @Override
  public void put(String key, CachedAnswer answer) {
    byte[] json = Codec.encode(answer);
    if (json.length <= settings.answerBytes()) {
      SetParams params = SetParams.setParams().px(settings.ttl().toMillis());
      within(() -> {
        redis.set(bytes(key), json, params);
        return null;
      });
    }
  }

  private static byte[] bytes(String key) {
    return (PREFIX + key).getBytes(StandardCharsets.UTF_8);
  }

  private sealed interface Reply {}

  private record Answered(byte @Nullable [] json) implements Reply {}

  private record Silent(String kind) implements Reply {}

  private Reply within(Callable<byte @Nullable []> call) {
    if (!holdOff.admits()) {
      return new Silent("held_off");
    }
    Future<byte @Nullable []> reply;
    try {
      reply = calls.submit(call);
    } catch (RejectedExecutionException e) {
      return new Silent("closed");
    }
    try {
      byte[] json = reply.get(settings.lookup().toNanos(), TimeUnit.NANOSECONDS);
      holdOff.succeeded();
      return new Answered(json);
    } catch (TimeoutException e) {
      reply.cancel(true);
      holdOff.failed();
      return new Silent("timeout");
    } catch (ExecutionException e) {
      holdOff.failed();
      return new Silent("unreachable");
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      return new Silent("interrupted");
    }
  }

  @Override
  public void close() {
    calls.shutdownNow();
    redis.close();
  }
}
