package io.octollm.reflex.cache;

import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Keeps callers from a server after some failures in a row, for a while; then lets one of them try,
 * and by its success all the others. Thread-safe; waits for nobody.
 */
final class Circuit {
  enum State {
    CLOSED,
    HALF_OPEN,
    OPEN;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final int failures;
  private final long holdOffNanos;
  private final LongSupplier nanoClock;
  private State state = State.CLOSED;
  private int failed;
  private long since;

  /** @param failures in a row that open it */
  Circuit(int failures, long holdOffNanos, LongSupplier nanoClock) {
    this.failures = failures;
    this.holdOffNanos = holdOffNanos;
    this.nanoClock = nanoClock;
  }

  /** Whether this caller may ask now. A trial of which nothing is heard is followed by another. */
  synchronized boolean admits() {
    if (state == State.CLOSED) {
      return true;
    }
    long now = nanoClock.getAsLong();
    if (now - since < holdOffNanos) {
      return false;
    }
    state = State.HALF_OPEN;
    since = now;
    return true;
  }

  /** Returns whether this opened it. */
  synchronized boolean failed() {
    failed = Math.min(failures, failed + 1);
    if (state == State.CLOSED && failed < failures) {
      return false;
    }
    boolean opened = state == State.CLOSED;
    state = State.OPEN;
    since = nanoClock.getAsLong();
    return opened;
  }

  /** Returns whether this closed it. */
  synchronized boolean succeeded() {
    boolean closed = state != State.CLOSED;
    state = State.CLOSED;
    failed = 0;
    return closed;
  }

  synchronized State state() {
    return state;
  }
}
