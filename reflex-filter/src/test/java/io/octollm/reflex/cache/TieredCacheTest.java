package io.octollm.reflex.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.cache.AnswerCache.Lookup;
import org.junit.jupiter.api.Test;

class TieredCacheTest extends AnswerCacheContract {
  private final InProcessCache near = new InProcessCache(PATIENT);
  private final InProcessCache far = new InProcessCache(PATIENT);
  private final TieredCache cache = new TieredCache(near, far);

  @Override
  AnswerCache cache() {
    return cache;
  }

  @Test
  void whatTheFarOneFindsIsKeptNear() {
    far.put("k", answer("k", "yes"));

    cache.get("k");

    assertThat(near.get("k")).isEqualTo(new Lookup.Hit(answer("k", "yes")));
  }
}
