package io.octollm.app.faults;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What submissions wait while something is done to the processes that work on them. */
record Under(Load load, Feed feed, Watch watch, Waits waits) {
  private static final int TASKS = 2500;

  interface Act {
    void run() throws IOException, InterruptedException;
  }

  /** How long submissions waited for their ends. */
  record Wait(Duration median, Duration longest) {
    @Override
    public String toString() {
      return median.toMillis() + " and " + longest.toMillis() + " ms";
    }
  }

  /** Acts while tasks come in, and waits until all of these have ended. */
  Wait act(Act act) throws IOException, InterruptedException {
    Instant from = Instant.now();
    feed.send(load.next(TASKS));
    watch.awaitResults(watch.results() + TASKS / 5);
    act.run();
    feed.finish();
    watch.awaitResults(load.sent() - load.duplicates());
    List<Duration> all = waits.since(from);
    return new Wait(all.get(all.size() / 2), all.getLast());
  }
}
