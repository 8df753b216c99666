package io.octollm.reflex.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.cache.AnswerCache.Lookup;
import io.octollm.schema.Codec;
import io.octollm.schema.View.CachedAnswer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every cache does; an implementation's test extends it. */
@Timeout(30)
abstract class AnswerCacheContract {
  /** Wide enough for a loaded machine: the limit itself is tested elsewhere. */
  static final CacheSettings PATIENT = new CacheSettings(100, 1 << 20, 1000,
      Duration.ofSeconds(30), Duration.ofSeconds(5), 2, Duration.ofMillis(100));
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  static final InstantSource CLOCK = InstantSource.fixed(NOW);

  abstract AnswerCache cache();

  /** Where the cache finds what it holds. */
  abstract AnswerCache.From from();

  private Lookup hit(CachedAnswer answer) {
    return new Lookup.Hit(answer, NOW, from());
  }

  static CachedAnswer answer(String key, String text) {
    return new CachedAnswer(key, Codec.emptyObject().put("text", text), 0.5);
  }

  @Test
  void anUnknownKeyIsAMiss() {
    assertThat(cache().get("unknown")).isEqualTo(AnswerCache.ABSENT);
  }

  @Test
  void whatWasPutIsAHit() {
    cache().put(answer("k1", "yes"), NOW);

    assertThat(cache().get("k1")).isEqualTo(hit(answer("k1", "yes")));
  }

  @Test
  void theLaterAnswerReplacesTheEarlier() {
    cache().put(answer("k2", "old"), NOW);

    cache().put(answer("k2", "new"), NOW);

    assertThat(cache().get("k2")).isEqualTo(hit(answer("k2", "new")));
  }

  @Test
  void anAnswerOverTheLimitIsNotKept() {
    cache().put(answer("k3", "x".repeat(2000)), NOW);

    assertThat(cache().get("k3")).isEqualTo(AnswerCache.ABSENT);
  }

  @Test
  void anAnswerIsAsOldAsItsMakingAndNotAsItsKeeping() {
    cache().put(answer("k5", "young"), NOW.minus(PATIENT.ttl()).plusSeconds(5));
    cache().put(answer("k6", "old"), NOW.minus(PATIENT.ttl()));

    assertThat(cache().get("k5")).isInstanceOf(Lookup.Hit.class);
    assertThat(cache().get("k6")).isInstanceOf(Lookup.Miss.class);
  }

  @Test
  void caseOfAKeyCounts() {
    cache().put(answer("kEy", "yes"), NOW);

    assertThat(cache().get("key")).isEqualTo(AnswerCache.ABSENT);
  }

  @Test
  void noTwoReadersShareATree() {
    cache().put(answer("k4", "yes"), NOW);

    Lookup.Hit one = (Lookup.Hit) cache().get("k4");
    Lookup.Hit two = (Lookup.Hit) cache().get("k4");

    assertThat(one.answer().output()).isNotSameAs(two.answer().output());
  }
}
