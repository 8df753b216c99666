package io.octollm.ops.doctor;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.util.JedisURIHelper;

/** Looks at the Redis that answers are cached in: whether it lets us in, and whether it has room. */
final class RedisCheck {
  private static final String NAME = "redis";
  private static final int LIMIT_MILLIS = (int) Duration.ofSeconds(3).toMillis();
  private static final double FULL = 0.9;

  private RedisCheck() {}

  static Finding look(@Nullable URI address) {
    if (address == null) {
      return new Finding.Ok(NAME, "none is configured, the cache lives in the process");
    }
    if (!JedisURIHelper.isValid(address)) {
      return new Finding.Trouble(NAME, "the address names no host and port",
          "set OCTOLLM_REDIS_URL to a form such as redis://127.0.0.1:6379/0");
    }
    String where = address.getHost() + ":" + address.getPort();
    try (Jedis redis = new Jedis(JedisURIHelper.getHostAndPort(address), client(address))) {
      redis.ping();
      return room(where, memory(redis));
    } catch (JedisDataException e) {
      return new Finding.Trouble(NAME, where + " refuses: " + firstWord(e),
          "correct the name and password in OCTOLLM_REDIS_URL");
    } catch (JedisException e) {
      return new Finding.Trouble(NAME, where + " " + reason(e),
          "start Redis there, correct OCTOLLM_REDIS_URL, or unset it to do without");
    }
  }

  private static JedisClientConfig client(URI address) {
    return DefaultJedisClientConfig.builder(address)
        .ssl(JedisURIHelper.isRedisSSLScheme(address))
        .autoNegotiateProtocol(false)
        .connectionTimeoutMillis(LIMIT_MILLIS).socketTimeoutMillis(LIMIT_MILLIS).build();
  }

  /** INFO's lines by name; none where this user may not ask. */
  private static Map<String, String> memory(Jedis redis) {
    try {
      return redis.info("memory").lines().filter(line -> line.contains(":"))
          .map(line -> line.split(":", 2)).collect(Collectors.toMap(p -> p[0], p -> p[1], (a, _) -> a));
    } catch (JedisDataException e) {
      return Map.of();
    }
  }

  private static Finding room(String where, Map<String, String> memory) {
    long most = TopicFit.number(memory.getOrDefault("maxmemory", ""), 0);
    long used = TopicFit.number(memory.getOrDefault("used_memory", ""), 0);
    boolean evicts = !memory.getOrDefault("maxmemory_policy", "").equals("noeviction");
    return most > 0 && !evicts && used >= FULL * most
        ? new Finding.Trouble(NAME, where + " is full (" + used + " of maxmemory " + most
            + " bytes) and noeviction lets nothing in", "CONFIG SET maxmemory-policy allkeys-lru, or raise maxmemory")
        : new Finding.Ok(NAME, where + " answers");
  }

  private static String reason(JedisException e) {
    Throwable root = Stream.iterate((Throwable) e, Objects::nonNull, RedisCheck::below)
        .reduce((_, last) -> last).orElse(e);
    return switch (root) {
      case UnknownHostException _ -> "has no known address";
      case ConnectException _ -> "refuses connections";
      case SocketTimeoutException _ -> "is silent";
      default -> "does not answer as Redis does (" + root.getClass().getSimpleName() + ")";
    };
  }

  /** Jedis tries each address of a name and suppresses what each said. */
  private static @Nullable Throwable below(Throwable e) {
    return e.getCause() == null && e.getSuppressed().length > 0 ? e.getSuppressed()[0] : e.getCause();
  }

  /** What kind of refusal it is; the rest may quote what we sent. */
  private static String firstWord(JedisDataException e) {
    return String.valueOf(e.getMessage()).split("\\s", 2)[0];
  }
}
