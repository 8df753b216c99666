package io.octollm.reflex.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InProcessCacheTest extends AnswerCacheContract {
  private final AtomicLong nanos = new AtomicLong();
  private final InProcessCache cache = new InProcessCache(PATIENT, nanos::get);

  @Override
  AnswerCache cache() {
    return cache;
  }

  @Test
  void anAnswerIsGoodForItsTime() {
    cache.put("k", answer("k", "yes"));

    nanos.addAndGet(PATIENT.ttl().plusMillis(1).toNanos());

    assertThat(cache.get("k")).isEqualTo(AnswerCache.MISS);
  }

  @Test
  void theNumberOfAnswersIsBounded() {
    for (int i = 0; i < 500; i++) {
      cache.put("k" + i, answer("k" + i, "yes"));
    }

    assertThat(cache.size()).isLessThanOrEqualTo(PATIENT.entries());
  }

  @Test
  void theBytesOfAllAnswersAreBounded() {
    InProcessCache small = new InProcessCache(new CacheSettings(
        100, 2000, 1000, Duration.ofHours(1), Duration.ofMillis(50), Duration.ZERO), nanos::get);
    for (int i = 0; i < 50; i++) {
      small.put("k" + i, answer("k" + i, "x".repeat(800)));
    }

    assertThat(small.size()).isLessThanOrEqualTo(2);
  }
}
