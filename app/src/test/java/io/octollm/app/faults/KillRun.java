package io.octollm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.LedgerReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/**
 * A pipeline, broker and all, that is killed at seeded points while tasks come in.
 *
 * @param statuses committed Results by their status
 * @param refusals dead letters of what no arm saw
 */
record KillRun(Load load, LedgerReport ledger, Map<String, Long> statuses, long refusals) {
  private static final long SLOW_MILLIS = 400;

  /** Sends so many tasks for each kill, and draws the account up once nothing moves any more. */
  static KillRun of(Path folder, String classPath, long seed, int kills, int tasksPerKill)
      throws IOException {
    Load load = new Load(seed);
    Random random = new Random(seed);
    int port = KillablePipeline.freePort();
    // A lost assignment would be made again when its lease is over: here that is after the test.
    try (KillablePipeline pipeline = KillablePipeline.all(folder, classPath, port,
        "step.timeout=10m", "llm.script=" + Load.script(folder, SLOW_MILLIS))) {
      String bootstrap = pipeline.start();
      try (Watch watch = new Watch(bootstrap); Feed feed = new Feed(bootstrap)) {
        for (int kill = 0; kill < kills; kill++) {
          long before = watch.results();
          feed.send(load.next(tasksPerKill));
          watch.awaitResults(before + (long) (tasksPerKill * random.nextDouble(0.05, 0.6)));
          pipeline.kill();
          pipeline.start();
        }
        feed.finish();
        LedgerReport ledger = watch.settled(load.sent());
        return new KillRun(load, ledger, Committed.results(bootstrap).byStatus(),
            Committed.refusals(bootstrap).values().size());
      }
    }
  }

  /** Each submission ended once, and as its kind has to end. */
  void assertNothingIsLostOrTwice() {
    ledger.assertHolds();
    assertThat(ledger.submissions()).isEqualTo(load.sent());
    assertThat(ledger.duplicates()).isEqualTo(load.duplicates());
    assertThat(statuses).isEqualTo(load.statuses());
    assertThat(refusals).isEqualTo(load.rejected());
  }
}
