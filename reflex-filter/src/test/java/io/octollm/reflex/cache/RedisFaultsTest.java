package io.octollm.reflex.cache;

import static io.octollm.reflex.cache.AnswerCacheContract.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.reflex.cache.AnswerCache.Lookup;
import io.octollm.reflex.cache.FaultyLink.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.RedisClient;

/** A real server behind a link that fails in every way, and one that is full. */
@Timeout(60)
class RedisFaultsTest {
  private static final Duration LIMIT = Duration.ofMillis(50);
  /** A loaded machine gives a thread its turn late; without the limit a fault costs far more. */
  private static final Duration SLACK = Duration.ofMillis(400);
  private static final CacheSettings SETTINGS = new CacheSettings(100, 1 << 20, 1000,
      Duration.ofSeconds(30), LIMIT, 3, Duration.ofSeconds(1));
  private static final CacheSettings PATIENT = new CacheSettings(100, 1 << 20, 1000,
      Duration.ofSeconds(30), Duration.ofSeconds(20), 3, Duration.ofSeconds(1));
  @AutoClose private static RealRedis server;

  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final AtomicLong nanos = new AtomicLong();
  private FaultyLink link;
  private RedisCache cache;

  @BeforeAll
  static void startServer() throws IOException {
    server = new RealRedis();
  }

  @BeforeEach
  void open() throws IOException {
    link = new FaultyLink(server.port());
    cache = new RedisCache(link.url(), SETTINGS, new CacheMeters(meters), InstantSource.system(), nanos::get);
    cache.put(answer("k", "yes"), Instant.now());
    untilHit(cache, "k");
  }

  @AfterEach
  void close() throws IOException {
    cache.close();
    link.close();
  }

  /** A cache whose limit no loaded machine reaches, so that a fault is told by its kind; it has a connection. */
  private RedisCache patient() {
    RedisCache patient = new RedisCache(
        link.url(), PATIENT, new CacheMeters(meters), InstantSource.system(), nanos::get);
    assertThat(patient.get("k")).isInstanceOf(Lookup.Hit.class);
    return patient;
  }

  /** As it goes on in the field: again and again, the hold-off long over. */
  private Lookup untilHit(AnswerCache asked, String key) {
    Lookup last = asked.get(key);
    for (int i = 0; i < 100 && !(last instanceof Lookup.Hit); i++) {
      asked.put(answer(key, "yes"), Instant.now());
      nanos.addAndGet(SETTINGS.holdOff().toNanos());
      last = asked.get(key);
    }
    return last;
  }

  private double failures(String operation, String kind) {
    Counter counter = meters.find("octollm_cache_failures_total")
        .tags("operation", operation, "kind", kind).counter();
    return counter == null ? 0 : counter.count();
  }

  private double circuit(String state) {
    return meters.get("octollm_cache_circuit").tag("state", state).gauge().value();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void aFaultIsAnErrorWithinTheLimitAndHitsComeBackAfterIt(Fault fault) {
    link.fault(fault);
    for (int i = 0; i < 20; i++) {
      if (i > 10) {
        nanos.addAndGet(SETTINGS.holdOff().toNanos());
      }
      long began = System.nanoTime();
      Lookup lookup = cache.get("k");

      assertThat(lookup).isInstanceOf(Lookup.Error.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(LIMIT.plus(SLACK));
    }
    assertThat(circuit("open")).isEqualTo(1);
    assertThat(failures("get", "circuit_open")).isPositive();

    link.fault(Fault.NONE);

    assertThat(untilHit(cache, "k")).isInstanceOf(Lookup.Hit.class);
    assertThat(circuit("closed")).isEqualTo(1);
    assertThat(circuit("open")).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"HANG", "DELAY", "DRIP"})
  void slownessIsATimeout(Fault fault) {
    link.fault(fault);

    assertThat(cache.get("k")).isEqualTo(new Lookup.Error("timeout"));
    assertThat(failures("get", "timeout")).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"HTTP", "NUMBER"})
  void whatIsNoRedisIsGarbled(Fault fault) {
    try (RedisCache patient = patient()) {
      link.fault(fault);

      assertThat(patient.get("k")).isEqualTo(new Lookup.Error("garbled"));
      assertThat(failures("get", "garbled")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"DOWN", "CUT"})
  void anEndedConnectionIsUnreachable(Fault fault) {
    try (RedisCache patient = patient()) {
      link.fault(fault);

      assertThat(patient.get("k")).isEqualTo(new Lookup.Error("unreachable"));
      assertThat(failures("get", "unreachable")).isEqualTo(1);
    }
  }

  @Test
  void aFaultBehindTheNearCacheLeavesItsHits() {
    InProcessCache near = new InProcessCache(SETTINGS, InstantSource.system());
    try (TieredCache tiered = new TieredCache(near, cache)) {
      tiered.get("k");

      link.fault(Fault.HANG);

      assertThat(tiered.get("k")).isInstanceOfSatisfying(Lookup.Hit.class,
          hit -> assertThat(hit.from()).isEqualTo(AnswerCache.From.MEMORY));
    }
  }

  @Test
  void whatIsNoAnswerIsAnErrorOfItsKindAndNoReasonToAskLess() {
    try (RedisClient redis = server.client()) {
      redis.hset("octollm:answer:hash", "field", "a hash");
      redis.set("octollm:answer:huge", "x".repeat(30 << 20));
      redis.set("octollm:answer:text".getBytes(), new byte[] {(byte) 0xff, 0, 1});
    }
    try (RedisCache patient = patient()) {
      for (int i = 0; i < 5; i++) {
        assertThat(patient.get("hash")).isEqualTo(new Lookup.Error("wrong_type"));
        assertThat(patient.get("huge")).isEqualTo(new Lookup.Error("too_large"));
        assertThat(patient.get("text")).isEqualTo(new Lookup.Error("unreadable"));
      }
      assertThat(patient.get("k")).isInstanceOf(Lookup.Hit.class);
    }
    assertThat(failures("get", "wrong_type")).isEqualTo(5);
    assertThat(failures("get", "too_large")).isEqualTo(5);
    assertThat(failures("get", "unreadable")).isEqualTo(5);
  }

  @Test
  void aFullServerKeepsGivingWhatItHasAndIsFilledAgainWhenThereIsRoom() throws IOException {
    try (RealRedis full = new RealRedis("maxmemory-policy noeviction");
        RedisClient admin = full.client();
        RedisCache filled = new RedisCache(full.url(), SETTINGS, new CacheMeters(meters), InstantSource.system(),
            nanos::get)) {
      untilHit(filled, "early");
      admin.configSet("maxmemory", "1");

      for (int i = 0; i < 5; i++) {
        filled.put(answer("late", "no room"), Instant.now());
      }

      assertThat(filled.get("late")).isEqualTo(AnswerCache.ABSENT);
      assertThat(filled.get("early")).isInstanceOf(Lookup.Hit.class);
      assertThat(failures("put", "full")).isEqualTo(5);
      admin.configSet("maxmemory", "0");
      assertThat(untilHit(filled, "late")).isInstanceOf(Lookup.Hit.class);
    }
  }

  @Test
  void aServerThatWantsAnotherPasswordIsRefusedAndTheCircuitOpens() throws IOException {
    try (RealRedis locked = new RealRedis("requirepass right");
        RedisCache wrong = new RedisCache(locked.url(), SETTINGS, new CacheMeters(meters), InstantSource.system(),
            nanos::get)) {
      Lookup first = wrong.get("k");
      wrong.get("k");
      wrong.get("k");

      assertThat(first).isEqualTo(new Lookup.Error("refused"));
      assertThat(wrong.get("k")).isEqualTo(new Lookup.Error("circuit_open"));
    }
  }
}
