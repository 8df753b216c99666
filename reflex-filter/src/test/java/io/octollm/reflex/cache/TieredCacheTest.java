package io.octollm.reflex.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.cache.AnswerCache.Lookup;
import org.junit.jupiter.api.Test;

class TieredCacheTest extends AnswerCacheContract {
  private final InProcessCache near = new InProcessCache(PATIENT, CLOCK);
  private final InProcessCache far = new InProcessCache(PATIENT, CLOCK);
  private final TieredCache cache = new TieredCache(near, far);

  @Override
  AnswerCache cache() {
    return cache;
  }

  @Override
  AnswerCache.From from() {
    return AnswerCache.From.MEMORY;
  }

  @Test
  void whatTheFarOneFindsIsKeptNearWithItsAge() {
    far.put(answer("k", "yes"), NOW.minusSeconds(5));

    cache.get("k");

    assertThat(near.get("k")).isEqualTo(
        new Lookup.Hit(answer("k", "yes"), NOW.minusSeconds(5), AnswerCache.From.MEMORY));
  }
}
