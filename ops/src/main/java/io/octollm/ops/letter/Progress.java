package io.octollm.ops.letter;

import java.util.Map;
import java.util.Optional;

/** What a replay has done so far; for one thread. */
final class Progress {
  private final Map<String, Integer> refused;
  private int replayed;
  private int parked;

  Progress(Map<String, Integer> refused) {
    this.refused = refused;
  }

  /** Counts a submission, or why there was none. */
  void replay(Optional<String> refusal) {
    refusal.ifPresentOrElse(reason -> refused.merge(reason, 1, Integer::sum), () -> replayed++);
  }

  void park(Optional<String> refusal) {
    refusal.ifPresentOrElse(reason -> refused.merge(reason, 1, Integer::sum), () -> parked++);
  }

  /** Takes over what a committed batch did. */
  void add(Progress batch) {
    replayed += batch.replayed;
    parked += batch.parked;
    batch.refused.forEach((reason, count) -> refused.merge(reason, count, Integer::sum));
  }

  ReplayOutcome done(String replayId, boolean stopped) {
    return new ReplayOutcome.Done(replayId, replayed, parked, refused, stopped);
  }

  ReplayOutcome takenOver(String replayId) {
    return new ReplayOutcome.TakenOver(replayId, replayed, parked);
  }
}
