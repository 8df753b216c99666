package io.octollm.arm;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition, and fails when it does not come true in time. */
public final class Await {
  private Await() {}

  public static void until(BooleanSupplier condition) {
    until(Duration.ofSeconds(20), condition);
  }

  public static void until(Duration limit, BooleanSupplier condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("still not so after " + limit);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  /** Fails when a condition does not hold all the time. */
  static void stays(Duration span, BooleanSupplier condition) {
    long end = System.nanoTime() + span.toNanos();
    while (System.nanoTime() - end < 0) {
      if (!condition.getAsBoolean()) {
        throw new AssertionError("no longer so within " + span);
      }
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }
}
