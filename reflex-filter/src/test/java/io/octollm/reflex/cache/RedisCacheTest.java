package io.octollm.reflex.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.reflex.cache.AnswerCache.Lookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;

/** Against a real server, and against ones that are stopped, silent or full of rubbish. */
@Timeout(60)
class RedisCacheTest extends AnswerCacheContract {
  private static final CacheSettings STRICT = new CacheSettings(100, 1 << 20, 1000,
      Duration.ofSeconds(30), Duration.ofMillis(50), 3, Duration.ofSeconds(10));
  @AutoClose private static RealRedis server;

  private final List<RedisCache> open = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private final RedisCache cache = open(server.url(), PATIENT);

  @BeforeAll
  static void startServer() throws IOException {
    server = new RealRedis();
  }

  @AfterEach
  void closeCaches() {
    open.forEach(RedisCache::close);
  }

  private RedisCache open(URI at, CacheSettings settings) {
    RedisCache made = new RedisCache(at, settings, new CacheMeters(new SimpleMeterRegistry()), CLOCK, nanos::get);
    open.add(made);
    return made;
  }

  @Override
  AnswerCache cache() {
    return cache;
  }

  @Override
  AnswerCache.From from() {
    return AnswerCache.From.REDIS;
  }

  @Test
  void anAnswerExpiresInRedis() {
    cache.put(answer("k5", "yes"), NOW.minusSeconds(10));

    try (RedisClient redis = server.client()) {
      assertThat(redis.pttl("octollm:answer:k5")).isBetween(1L, PATIENT.ttl().toMillis() - 10_000);
    }
  }

  @Test
  void rubbishIsAnErrorAndNotAnAnswer() {
    try (RedisClient redis = server.client()) {
      redis.set("octollm:answer:k6", "\u0000 not json");
      redis.set("octollm:answer:k7",
          "{\"key\":\"another\",\"output\":{},\"confidence\":0.5,\"made\":\"" + NOW + "\"}");
      redis.set("octollm:answer:k8", "{\"key\":\"k8\",\"confidence\":0.5,\"made\":\"" + NOW + "\"}");
      redis.set("octollm:answer:k9", "{\"key\":\"k9\",\"output\":{},\"confidence\":0.5}");
    }

    assertThat(List.of("k6", "k7", "k8", "k9")).allSatisfy(
        key -> assertThat(cache.get(key)).isEqualTo(new Lookup.Error("unreadable")));
  }

  @Test
  void aServerThatIsAwayIsAnError() throws IOException {
    RedisCache away = open(URI.create("redis://127.0.0.1:" + RealRedis.freePort()), PATIENT);

    assertThat(away.get("k")).isEqualTo(new Lookup.Error("unreachable"));
  }

  @Test
  void aServerThatFailedIsHeldOffAndTriedAgain() throws IOException {
    RedisCache away = open(URI.create("redis://127.0.0.1:" + RealRedis.freePort()), PATIENT);
    away.get("k");
    away.get("k");

    Lookup soon = away.get("k");
    nanos.addAndGet(PATIENT.holdOff().toNanos());
    Lookup later = away.get("k");

    assertThat(soon).isEqualTo(new Lookup.Error("circuit_open"));
    assertThat(later).isEqualTo(new Lookup.Error("unreachable"));
  }

  @Test
  void aServerThatStopsAndComesBackIsUsedAgain() throws IOException {
    try (RealRedis other = new RealRedis()) {
      RedisCache cacheOfOther = open(other.url(), PATIENT);
      cacheOfOther.put(answer("k", "yes"), NOW);
      other.stop();
      Lookup stopped = cacheOfOther.get("k");
      other.start();
      Lookup back = stopped;
      for (int i = 0; i < 10 && back instanceof Lookup.Error; i++) {
        nanos.addAndGet(PATIENT.holdOff().toNanos());
        back = cacheOfOther.get("k9");
      }

      assertThat(stopped).isInstanceOf(Lookup.Error.class);
      assertThat(back).isEqualTo(AnswerCache.ABSENT);
    }
  }

  @Test
  void aServerThatAcceptsAndSaysNothingCostsTheLimitAFewTimes() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      RedisCache hung = open(URI.create("redis://127.0.0.1:" + silent.getLocalPort()), STRICT);
      long began = System.nanoTime();

      Lookup first = hung.get("k");
      for (int i = 0; i < 1000; i++) {
        hung.get("k");
      }

      // A thousand look-ups of 50 ms each would take 50 s; the slack is for a loaded machine.
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
      assertThat(first).isInstanceOf(Lookup.Error.class);
    }
  }

  @Test
  void aClosedCacheIsAnError() {
    RedisCache closed = open(server.url(), PATIENT);
    closed.close();

    assertThat(closed.get("k")).isEqualTo(new Lookup.Error("closed"));
  }

  @Test
  void aUrlOfAnotherFormIsRefusedByAMessageThatShowsTheRightOne() {
    assertThatThrownBy(() -> new RedisCache(
        URI.create("localhost"), STRICT, new CacheMeters(new SimpleMeterRegistry()), CLOCK))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("redis://host:port");
  }
}
