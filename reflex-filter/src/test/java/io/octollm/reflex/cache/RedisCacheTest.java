package io.octollm.reflex.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.reflex.cache.AnswerCache.Lookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import redis.clients.jedis.RedisClient;
import redis.embedded.RedisServer;

/** Against a real server, and against ones that are stopped, silent or full of rubbish. */
@Timeout(60)
class RedisCacheTest extends AnswerCacheContract {
  private static final CacheSettings STRICT = new CacheSettings(100, 1 << 20, 1000,
      Duration.ofSeconds(30), Duration.ofMillis(50), Duration.ofSeconds(10));
  private static RedisServer server;
  private static URI url;

  private final List<RedisCache> open = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong();
  private final RedisCache cache = open(url, PATIENT);

  @BeforeAll
  static void startServer() throws IOException {
    int port = freePort();
    server = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
    server.start();
    url = URI.create("redis://127.0.0.1:" + port);
  }

  @AfterAll
  static void stopServer() throws IOException {
    server.stop();
  }

  @AfterEach
  void closeCaches() {
    open.forEach(RedisCache::close);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private RedisCache open(URI at, CacheSettings settings) {
    RedisCache made = new RedisCache(at, settings, nanos::get);
    open.add(made);
    return made;
  }

  @Override
  AnswerCache cache() {
    return cache;
  }

  @Test
  void anAnswerExpiresInRedis() {
    cache.put("k5", answer("k5", "yes"));

    try (RedisClient redis = RedisClient.create(url)) {
      assertThat(redis.pttl("octollm:answer:k5")).isBetween(1L, PATIENT.ttl().toMillis());
    }
  }

  @Test
  void rubbishIsAnErrorAndNotAnAnswer() {
    try (RedisClient redis = RedisClient.create(url)) {
      redis.set("octollm:answer:k6", "\u0000 not json");
      redis.set("octollm:answer:k7", "{\"key\":\"another\",\"output\":{},\"confidence\":0.5}");
      redis.set("octollm:answer:k8", "{\"key\":\"k8\",\"confidence\":0.5}");
      redis.hset("octollm:answer:k9", "field", "a hash");
    }

    assertThat(cache.get("k6")).isEqualTo(new Lookup.Error("unreadable"));
    assertThat(cache.get("k7")).isEqualTo(new Lookup.Error("unreadable"));
    assertThat(cache.get("k8")).isEqualTo(new Lookup.Error("unreadable"));
    assertThat(cache.get("k9")).isInstanceOf(Lookup.Error.class);
  }

  @Test
  void aServerThatIsAwayIsAnError() throws IOException {
    RedisCache away = open(URI.create("redis://127.0.0.1:" + freePort()), PATIENT);

    assertThat(away.get("k")).isEqualTo(new Lookup.Error("unreachable"));
  }

  @Test
  void aServerThatFailedIsHeldOffAndTriedAgain() throws IOException {
    RedisCache away = open(URI.create("redis://127.0.0.1:" + freePort()), PATIENT);
    away.get("k");

    Lookup soon = away.get("k");
    nanos.addAndGet(PATIENT.holdOff().toNanos());
    Lookup later = away.get("k");

    assertThat(soon).isEqualTo(new Lookup.Error("held_off"));
    assertThat(later).isEqualTo(new Lookup.Error("unreachable"));
  }

  @Test
  void aServerThatStopsAndComesBackIsUsedAgain() throws IOException {
    int port = freePort();
    RedisServer other = RedisServer.newRedisServer().port(port).bind("127.0.0.1").build();
    RedisCache other1 = open(URI.create("redis://127.0.0.1:" + port), PATIENT);
    other.start();
    other1.put("k", answer("k", "yes"));
    other.stop();
    Lookup stopped = other1.get("k");
    RedisServer again = RedisServer.newRedisServer().port(port).bind("127.0.0.1").build();
    again.start();
    try {
      Lookup back = stopped;
      for (int i = 0; i < 10 && back instanceof Lookup.Error; i++) {
        nanos.addAndGet(PATIENT.holdOff().toNanos());
        back = other1.get("k9");
      }

      assertThat(stopped).isInstanceOf(Lookup.Error.class);
      assertThat(back).isEqualTo(AnswerCache.MISS);
    } finally {
      again.stop();
    }
  }

  @Test
  void aServerThatAcceptsAndSaysNothingCostsTheLimitOnce() throws IOException {
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
    RedisCache closed = open(url, PATIENT);
    closed.close();

    assertThat(closed.get("k")).isEqualTo(new Lookup.Error("closed"));
  }

  @Test
  void aUrlOfAnotherFormIsRefusedByAMessageThatShowsTheRightOne() {
    assertThatThrownBy(() -> new RedisCache(URI.create("localhost"), STRICT))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("redis://host:port");
  }
}
