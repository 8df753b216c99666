package io.octollm.orchestrator;

import io.octollm.schema.Budget;
import io.octollm.schema.View.ArmRow;
import org.jspecify.annotations.Nullable;

/**
 * What a task may still spend: its budget less what was used, what attempts that nobody reported may
 * have used, and what is set aside for those under way.
 */
record Funds(long tokens, double costUsd) {
  /** Sums of fractions of a dollar are not exact. */
  private static final double NOTHING = 1e-9;

  static Funds of(TaskState.Active active) {
    Budget budget = active.task().budget();
    Reservation lost = active.lost();
    Reservation gone = Reservation.of(active.used()).plus(lost == null ? Reservation.NONE : lost);
    for (StepState step : active.steps()) {
      if (step.phase() instanceof Phase.Assigned assigned) {
        gone = gone.plus(assigned.reservation());
      }
    }
    return new Funds(budget.maxTokens() - gone.tokens(), budget.maxCostUsd() - gone.costUsd());
  }

  Funds less(Reservation promised) {
    return new Funds(tokens - promised.tokens(), costUsd - promised.costUsd());
  }

  /** Whether more was used than there was; nothing is to be started any more. */
  boolean isOverdrawn() {
    return tokens < 0 || costUsd < -NOTHING;
  }

  /**
   * Sets aside what an attempt may use: an even share of what is left over the steps to come, and no
   * more than half of that while another attempt could follow, so that an answer that gets lost does
   * not end the task. An arm without models spends nothing.
   *
   * @param steps that have still to be given out, this one included
   * @return null when nothing is left for it
   */
  @Nullable Reservation share(ArmRow arm, int steps, boolean mayFail) {
    if (arm.models().isEmpty()) {
      return Reservation.NONE;
    }
    int parts = Math.max(1, steps) * (mayFail ? 2 : 1);
    long share = tokens <= 0 ? 0 : Math.max(1, tokens / parts);
    return share == 0 || isOverdrawn() ? null : new Reservation(share, Math.max(0, costUsd) / parts);
  }
}
