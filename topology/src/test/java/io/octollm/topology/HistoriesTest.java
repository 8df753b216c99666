package io.octollm.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.octollm.orchestrator.Laws;
import io.octollm.orchestrator.Orchestrator;
import io.octollm.orchestrator.OrchestratorSettings;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever happens in whatever order, each submission ends exactly once. */
class HistoriesTest {
  private static final int HISTORIES = 10_000;

  @Test
  @Timeout(120)
  void eachSubmissionOfARandomHistoryEndsExactlyOnce() {
    play(0, HISTORIES);
  }

  @Test
  @Tag("soak")
  @Timeout(1_800)
  void eachSubmissionOfTenTimesAsManyHistoriesEndsExactlyOnce() {
    play(HISTORIES, 11 * HISTORIES);
  }

  private static void play(long from, long to) {
    Laws laws = new Laws(new Orchestrator(OrchestratorSettings.DEFAULT));
    Set<String> endings = new HashSet<>();
    for (long seed = from; seed < to; seed++) {
      try {
        new History(seed, laws).play().endings().forEach(end -> endings.add(end.toString()));
      } catch (AssertionError | RuntimeException e) {
        fail("history with seed " + seed + ": " + e.getMessage(), e);
      }
    }
    assertThat(endings)
        .contains("completed", "failed", "rejected", "cancelled", "DUPLICATE");
  }
}
