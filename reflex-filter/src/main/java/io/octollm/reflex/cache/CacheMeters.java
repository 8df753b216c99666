package io.octollm.reflex.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import redis.clients.jedis.util.Pool;

/** What the caches count beside the look-ups, which the topology counts. Thread-safe. */
public final class CacheMeters {
  private final MeterRegistry meters;

  public CacheMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  /** Shows a circuit's state: 1 for the one that it is in. */
  void watch(Circuit circuit) {
    for (Circuit.State state : Circuit.State.values()) {
      Gauge.builder("octollm_cache_circuit", circuit, c -> c.state() == state ? 1 : 0)
          .description("The circuit before Redis: 1 for the state that it is in")
          .tag("state", state.toString()).register(meters);
    }
  }

  /** Shows how much of the connections to Redis is in use. */
  void watch(Pool<?> pool) {
    Gauge.builder("octollm_pool_active", pool, Pool::getNumActive)
        .description("Connections of a pool that are in use").tag("pool", "redis").register(meters);
    Gauge.builder("octollm_pool_capacity", pool, Pool::getMaxTotal)
        .description("Connections that a pool has at the most").tag("pool", "redis").register(meters);
  }

  /** @param operation get or put */
  void failed(String operation, Trouble trouble) {
    Counter.builder("octollm_cache_failures_total")
        .description("Calls of Redis, or calls spared, that gave nothing")
        .tags("operation", operation, "kind", trouble.toString()).register(meters).increment();
  }

  /** @param fate kept, too_large, or unfit: the guardian would not let it pass */
  void offered(String fate) {
    Counter.builder("octollm_cache_answers_total")
        .description("Answers that could be kept, by what became of them")
        .tag("result", fate).register(meters).increment();
  }
}
