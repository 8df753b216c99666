package io.octollm.broker;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What has been seen of one submission so far. */
final class Ending {
  private static final Set<String> STATUSES = Set.of("completed", "failed", "rejected", "cancelled");

  private final Map<Integer, Integer> resultsByRun = new TreeMap<>();
  private boolean submitted;
  private boolean unknownStatus;
  private int duplicates;

  void submitted() {
    submitted = true;
  }

  void result(int run, String status) {
    resultsByRun.merge(run, 1, Integer::sum);
    unknownStatus |= !STATUSES.contains(status);
  }

  void duplicate() {
    duplicates++;
  }

  boolean isSubmitted() {
    return submitted;
  }

  boolean isDuplicate() {
    return duplicates > 0;
  }

  int results() {
    return resultsByRun.values().stream().mapToInt(Integer::intValue).sum();
  }

  boolean lost() {
    return submitted && resultsByRun.isEmpty() && duplicates == 0;
  }

  boolean twice() {
    return duplicates > 1
        || duplicates == 1 && !resultsByRun.isEmpty()
        || resultsByRun.values().stream().anyMatch(count -> count > 1);
  }

  /** An ending without a submission, with a status that is none, or of runs with a gap. */
  boolean strange() {
    int runs = resultsByRun.size();
    return !submitted || unknownStatus || runs > 0 && !hasRuns(runs);
  }

  private boolean hasRuns(int runs) {
    return resultsByRun.containsKey(1) && resultsByRun.containsKey(runs);
  }
}
