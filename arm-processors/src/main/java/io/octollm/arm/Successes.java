package io.octollm.arm;

import io.octollm.schema.ArmCapability.Success;
import io.octollm.schema.ErrorCategory;
import io.octollm.schema.Outcome;

/**
 * How the last 100 attempts went. What the sender caused (bad input, policy, a spent budget, a
 * cancel) says nothing of the arm and is not counted. Thread-safe.
 */
final class Successes {
  private static final int WINDOW = 100;

  private final boolean[] ok = new boolean[WINDOW];
  private int next;
  private int counted;

  void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Succeeded succeeded -> add(true);
      case Outcome.Failed failed -> {
        if (ofTheArm(failed.error().category())) {
          add(false);
        }
      }
      case Outcome.Started started -> { }
    }
  }

  private static boolean ofTheArm(ErrorCategory category) {
    return switch (category) {
      case RATE_LIMIT, TIMEOUT, EXTERNAL, INTERNAL -> true;
      case VALIDATION, POLICY, ROUTING, BUDGET, CANCELLED -> false;
    };
  }

  private synchronized void add(boolean good) {
    ok[next] = good;
    next = (next + 1) % WINDOW;
    counted = Math.min(WINDOW, counted + 1);
  }

  synchronized Success last() {
    int good = 0;
    for (int i = 0; i < counted; i++) {
      good += ok[i] ? 1 : 0;
    }
    return new Success(good, counted);
  }
}
