package io.octollm.reflex.cache;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps callers from a server that failed, for a while; then lets one of them try. Thread-safe.
 */
final class HoldOff {
  private static final long OPEN = Long.MIN_VALUE;

  private final long nanos;
  private final LongSupplier nanoClock;
  private final AtomicLong since = new AtomicLong(OPEN);

  HoldOff(long nanos, LongSupplier nanoClock) {
    this.nanos = nanos;
    this.nanoClock = nanoClock;
  }

  /** Whether this caller may ask now. */
  boolean admits() {
    long failed = since.get();
    if (failed == OPEN) {
      return true;
    }
    long now = clock();
    return now - failed >= nanos && since.compareAndSet(failed, now);
  }

  void failed() {
    since.set(clock());
  }

  void succeeded() {
    since.set(OPEN);
  }

  private long clock() {
    long now = nanoClock.getAsLong();
    return now == OPEN ? now + 1 : now;
  }
}
