package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The series on {@code /metrics} stay the same, however often the groups of a process rebalance:
 * another member joins its topology's group and its arm's, takes work over, and leaves.
 */
@ExtendWith(BrokerExtension.class)
@Timeout(1800)
class RebalancedMetersIT {
  private static final int FIRST_VISITS = 1;
  /** Kafka's meters are looked through once a minute. */
  private static final Duration NEXT_LOOK = Duration.ofSeconds(65);

  @TempDir Path folder;
  private final EmbeddedBroker broker;
  private RebalancingProcess process;

  RebalancedMetersIT(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @BeforeEach
  void start() throws Exception {
    process = RebalancingProcess.start(broker.bootstrap(), folder);
  }

  @AfterEach
  void stop() {
    if (process != null) {
      process.close();
    }
  }

  @Test
  @Tag("slow")
  void seriesAreTheSameAfterSixRebalances() throws Exception {
    seriesStayAsTheyAre(6, Duration.ZERO);
  }

  @Test
  @Tag("soak")
  void seriesAreTheSameAfterAHundredRebalances() throws Exception {
    seriesStayAsTheyAre(100, NEXT_LOOK);
  }

  private void seriesStayAsTheyAre(int rebalances, Duration then) throws Exception {
    visits(FIRST_VISITS);
    Set<String> first = process.settledSeries();
    Set<String> ofKafka = process.kafkaSeries();

    visits(rebalances / RebalancingProcess.REBALANCES_A_VISIT - FIRST_VISITS);

    assertThat(process.rebalances()).isEqualTo(rebalances);
    assertThat(process.kafkaSeries()).isEqualTo(ofKafka).isNotEmpty();
    process.comesTo(() -> process.settledSeries().equals(first));
    process.stays(then, () -> process.settledSeries().equals(first));
    assertThat(process.settledSeries()).isEqualTo(first).hasSizeGreaterThan(ofKafka.size());
    System.out.printf("%d series after %d rebalances and after %d%n", first.size(),
        FIRST_VISITS * RebalancingProcess.REBALANCES_A_VISIT, process.rebalances());
  }

  private void visits(int count) throws Exception {
    for (int visit = 0; visit < count; visit++) {
      process.visit();
    }
  }
}
