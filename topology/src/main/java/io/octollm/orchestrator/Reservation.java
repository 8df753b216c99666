package io.octollm.orchestrator;

import io.octollm.schema.Usage;

/** A part of a task's budget that is set aside for one attempt; in tokens and US dollars. */
public record Reservation(long tokens, double costUsd) {
  static final Reservation NONE = new Reservation(0, 0);

  Reservation plus(Reservation other) {
    return new Reservation(tokens + other.tokens, costUsd + other.costUsd);
  }

  static Reservation of(Usage usage) {
    return new Reservation(usage.tokens(), usage.costUsd());
  }
}
