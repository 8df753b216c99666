package io.octollm.command;

import java.util.function.BooleanSupplier;

/** Waits for what other threads and processes do; the test's own time limit ends a wait that does not. */
final class Await {
  private Await() {}

  static void until(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(5);
    }
  }
}
