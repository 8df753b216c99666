package io.octollm.app.faults;

import io.octollm.broker.LedgerCheck;
import io.octollm.broker.LedgerReport;
import io.octollm.schema.Topics;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Looks at a ledger from this process while the pipeline lives and dies in others. */
final class Watch implements AutoCloseable {
  /** What would end twice ends late: so long a look after the last ending. */
  private static final Duration SETTLE = Duration.ofSeconds(3);
  /** Longer than any session or transaction of the dead: what has not moved by then is lost. */
  private static final Duration STUCK = Duration.ofSeconds(30);
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final long PAUSE_NANOS = 20_000_000;

  private final LedgerCheck ledger;

  Watch(String bootstrap) {
    ledger = new LedgerCheck(bootstrap, Topics.DEFAULT_PREFIX);
  }

  long results() {
    return ledger.report().results();
  }

  /** Waits until there are so many Results. */
  void awaitResults(long count) {
    long until = System.nanoTime() + LIMIT.toNanos();
    for (long seen = results(); seen < count; seen = results()) {
      if (System.nanoTime() > until) {
        throw new AssertionError(seen + " results after " + LIMIT + ", " + count + " were expected");
      }
      LockSupport.parkNanos(PAUSE_NANOS);
    }
  }

  /** The account once all of so many submissions have ended, or nothing moves any more. */
  LedgerReport settled(long submissions) {
    return settled(submissions, STUCK);
  }

  /** @param stuck how long nothing may move while something has no end yet */
  LedgerReport settled(long submissions, Duration stuck) {
    LedgerReport report = ledger.report();
    long moved = System.nanoTime();
    while (System.nanoTime() - moved < patience(report, submissions, stuck).toNanos()) {
      LockSupport.parkNanos(PAUSE_NANOS);
      LedgerReport next = ledger.report();
      if (!next.equals(report)) {
        moved = System.nanoTime();
      }
      report = next;
    }
    return report;
  }

  private static Duration patience(LedgerReport report, long submissions, Duration stuck) {
    return report.submissions() >= submissions && report.lost().isEmpty() ? SETTLE : stuck;
  }

  @Override
  public void close() {
    ledger.close();
  }
}
