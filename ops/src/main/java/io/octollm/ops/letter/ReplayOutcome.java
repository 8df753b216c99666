package io.octollm.ops.letter;

import java.util.Map;

/** How a replay ended. */
public sealed interface ReplayOutcome {
  /**
   * What was planned is done, up to the point where it was told to stop.
   *
   * @param stopped true when a signal ended it early; a new plan has the rest
   */
  record Done(
      String replayId, int replayed, int parked, Map<String, Integer> refused, boolean stopped)
      implements ReplayOutcome {}

  /** The letters are no longer those of the hash: nothing was written. */
  record PlanChanged(ReplayPlan now) implements ReplayOutcome {}

  /** Another replay has taken over, or the broker gave this one up; what it had committed stays. */
  record TakenOver(String replayId, int replayed, int parked) implements ReplayOutcome {}
}
