package io.octollm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.LedgerReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broker, topology and arms run in a JVM each, and each in turn is killed under load. */
@Tag("faults")
@Timeout(600)
class KilledRolesIT {
  private static final int TASKS = 2000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {21, 22})
  void everySubmissionEndsOnceWhicheverRoleIsKilled(long seed) throws IOException {
    int port = KillablePipeline.freePort();
    List<String> address = List.of("--bootstrap", "127.0.0.1:" + port);
    String script = "llm.script=" + Load.script(folder, 400);
    try (KillablePipeline broker = KillablePipeline.only(
            "broker", folder, List.of("--kafka-port", "" + port));
        KillablePipeline topology = KillablePipeline.only(
            "topology", folder, address, "step.timeout=10m", "routing.wait=5m");
        KillablePipeline arms = KillablePipeline.only("arms", folder, address, script)) {
      List<KillablePipeline> all = List.of(broker, topology, arms);
      for (KillablePipeline role : all) {
        role.start();
      }
      killInTurn(all, "127.0.0.1:" + port, seed);
    }
  }

  private static void killInTurn(List<KillablePipeline> roles, String bootstrap, long seed)
      throws IOException {
    Load load = new Load(seed);
    Random random = new Random(seed);
    try (Watch watch = new Watch(bootstrap); Feed feed = new Feed(bootstrap)) {
      for (KillablePipeline role : roles) {
        long before = watch.results();
        feed.send(load.next(TASKS));
        watch.awaitResults(before + (long) (TASKS * random.nextDouble(0.05, 0.6)));
        role.kill();
        role.start();
      }
      feed.finish();
      LedgerReport ledger = watch.settled(load.sent());
      ledger.assertHolds();
      assertThat(ledger.submissions()).isEqualTo(load.sent());
      assertThat(ledger.duplicates()).isEqualTo(load.duplicates());
      assertThat(Committed.results(bootstrap).byStatus()).isEqualTo(load.statuses());
    }
  }
}
