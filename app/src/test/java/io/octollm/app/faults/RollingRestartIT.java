package io.octollm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.LedgerReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two processes share the topology's work and are restarted in turn while tasks come in. */
@Tag("faults")
@Timeout(600)
class RollingRestartIT {
  private static final int PER_SECOND = 200;
  /** Less than the session of a member of a classic group that does not say goodbye. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @TempDir Path folder;

  @Test
  void everySubmissionEndsOnceAndWaitsForNoSession() throws Exception {
    int port = KillablePipeline.freePort();
    String bootstrap = "127.0.0.1:" + port;
    List<String> address = List.of("--bootstrap", bootstrap);
    try (KillablePipeline broker = KillablePipeline.only(
            "broker", folder, List.of("--kafka-port", "" + port));
        KillablePipeline one = topology("one", address);
        KillablePipeline two = topology("two", address);
        KillablePipeline arms = KillablePipeline.only("arms", folder, address,
            "llm.script=" + Load.script(folder, 100))) {
      for (KillablePipeline role : List.of(broker, one, two, arms)) {
        role.start();
      }
      restartInTurn(List.of(one, two), bootstrap);
    }
  }

  private KillablePipeline topology(String name, List<String> address) {
    return KillablePipeline.oneOf("topology", name, folder, address,
        "step.timeout=10m", "routing.wait=5m", "streams.threads=1");
  }

  private static void restartInTurn(List<KillablePipeline> topologies, String bootstrap)
      throws IOException, InterruptedException {
    Load load = new Load(31);
    try (Watch watch = new Watch(bootstrap); Feed feed = new Feed(bootstrap, PER_SECOND);
        Waits waits = new Waits(bootstrap)) {
      Under under = new Under(load, feed, watch, waits);
      under.act(() -> { }); // warms up
      Under.Wait quiet = under.act(() -> { });
      Under.Wait first = under.act(() -> restart(topologies.getFirst(), bootstrap));
      Under.Wait second = under.act(() -> restart(topologies.getLast(), bootstrap));
      Under.Wait killed = under.act(() -> {
        topologies.getFirst().kill();
        topologies.getFirst().start();
      });
      System.out.println("from tasks to results, median and longest: in quiet " + quiet
          + ", restarts " + first + " and " + second + ", killed and started " + killed);
      LedgerReport ledger = watch.settled(load.sent());
      ledger.assertHolds();
      assertThat(ledger.submissions()).isEqualTo(load.sent());
      assertThat(ledger.duplicates()).isEqualTo(load.duplicates());
      assertThat(Committed.results(bootstrap).byStatus()).isEqualTo(load.statuses());
      assertThat(List.of(first.longest(), second.longest())).as("longest waits in a restart")
          .allMatch(longest -> longest.compareTo(LONGEST) < 0);
    }
  }

  private static void restart(KillablePipeline topology, String bootstrap)
      throws IOException, InterruptedException {
    topology.stop();
    assertThat(new Group(bootstrap).work()).as("who is left in the group").hasSize(1);
    topology.start();
  }
}
