package io.octollm.broker;

import io.octollm.broker.LedgerCheck.Submission;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The account of a run as far as it has been read.
 *
 * @param submissions committed records of {@code tasks}
 * @param results committed Results, over all runs
 * @param duplicates submissions that ended as the duplicate of another one
 * @param lost submissions without an ending
 * @param twice submissions with an ending too many
 * @param strange endings that name no submission, have no known status, or skip a run
 */
public record LedgerReport(
    long submissions,
    long results,
    long duplicates,
    List<Submission> lost,
    List<Submission> twice,
    List<Submission> strange) {
  private static final int SHOWN = 10;

  static LedgerReport of(Map<Submission, Ending> endings) {
    return new LedgerReport(
        endings.values().stream().filter(Ending::isSubmitted).count(),
        endings.values().stream().mapToLong(Ending::results).sum(),
        endings.values().stream().filter(Ending::isDuplicate).count(),
        those(endings, Ending::lost),
        those(endings, Ending::twice),
        those(endings, Ending::strange));
  }

  /** True when each submission that was read has ended exactly once. */
  public boolean holds() {
    return lost.isEmpty() && twice.isEmpty() && strange.isEmpty();
  }

  /** Fails with the submissions at fault when the ledger does not hold. */
  public void assertHolds() {
    if (!holds()) {
      throw new AssertionError(
          "%d submissions, %d results, %d duplicates; lost %s; twice %s; strange %s"
              .formatted(submissions, results, duplicates, shown(lost), shown(twice), shown(strange)));
    }
  }

  private static List<Submission> those(Map<Submission, Ending> endings, Predicate<Ending> fault) {
    return endings.entrySet().stream()
        .filter(entry -> fault.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static String shown(List<Submission> all) {
    return all.size() + " " + all.subList(0, Math.min(SHOWN, all.size()));
  }
}
