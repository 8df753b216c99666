package io.octollm.reflex.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class InProcessCacheTest extends AnswerCacheContract {
  private final AtomicLong nanos = new AtomicLong();
  private final InProcessCache cache = new InProcessCache(PATIENT, CLOCK, nanos::get);

  @Override
  AnswerCache cache() {
    return cache;
  }

  @Override
  AnswerCache.From from() {
    return AnswerCache.From.MEMORY;
  }

  @Test
  void anAnswerIsGoodForItsTime() {
    cache.put(answer("k", "yes"), NOW);

    nanos.addAndGet(PATIENT.ttl().plusMillis(1).toNanos());

    assertThat(cache.get("k")).isEqualTo(AnswerCache.ABSENT);
  }

  /** Not in the contract: a server's own clock runs on while it is asked. */
  @Test
  void anOldAnswerIsGoodToItsLastMillisecond() {
    cache.put(answer("k", "young"), NOW.minus(PATIENT.ttl()).plusMillis(1));

    assertThat(cache.get("k")).isInstanceOf(AnswerCache.Lookup.Hit.class);
  }

  @Test
  void theNumberOfAnswersIsBounded() {
    for (int i = 0; i < 500; i++) {
      cache.put(answer("k" + i, "yes"), NOW);
    }

    assertThat(cache.size()).isLessThanOrEqualTo(PATIENT.entries());
  }

  @Test
  void theBytesOfAllAnswersAreBounded() {
    InProcessCache small = new InProcessCache(new CacheSettings(
        100, 2000, 1000, Duration.ofHours(1), Duration.ofMillis(50), 1, Duration.ZERO), CLOCK, nanos::get);
    for (int i = 0; i < 50; i++) {
      small.put(answer("k" + i, "x".repeat(800)), NOW);
    }

    assertThat(small.size()).isLessThanOrEqualTo(2);
  }
}
