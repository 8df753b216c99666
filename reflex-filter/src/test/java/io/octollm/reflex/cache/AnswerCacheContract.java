package io.octollm.reflex.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.cache.AnswerCache.Lookup;
import io.octollm.schema.Codec;
import io.octollm.schema.View.CachedAnswer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every cache does; an implementation's test extends it. */
@Timeout(30)
abstract class AnswerCacheContract {
  /** Wide enough for a loaded machine: the limit itself is tested elsewhere. */
  static final CacheSettings PATIENT = new CacheSettings(100, 1 << 20, 1000,
      Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofMillis(100));

  abstract AnswerCache cache();

  static CachedAnswer answer(String key, String text) {
    return new CachedAnswer(key, Codec.emptyObject().put("text", text), 0.5);
  }

  @Test
  void anUnknownKeyIsAMiss() {
    assertThat(cache().get("unknown")).isEqualTo(AnswerCache.MISS);
  }

  @Test
  void whatWasPutIsAHit() {
    cache().put("k1", answer("k1", "yes"));

    assertThat(cache().get("k1")).isEqualTo(new Lookup.Hit(answer("k1", "yes")));
  }

  @Test
  void theLaterAnswerReplacesTheEarlier() {
    cache().put("k2", answer("k2", "old"));

    cache().put("k2", answer("k2", "new"));

    assertThat(cache().get("k2")).isEqualTo(new Lookup.Hit(answer("k2", "new")));
  }

  @Test
  void anAnswerOverTheLimitIsNotKept() {
    cache().put("k3", answer("k3", "x".repeat(2000)));

    assertThat(cache().get("k3")).isEqualTo(AnswerCache.MISS);
  }

  @Test
  void noTwoReadersShareATree() {
    cache().put("k4", answer("k4", "yes"));

    Lookup.Hit one = (Lookup.Hit) cache().get("k4");
    Lookup.Hit two = (Lookup.Hit) cache().get("k4");

    assertThat(one.answer().output()).isNotSameAs(two.answer().output());
  }
}
