package io.octollm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.LedgerReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The kill tests are red for a build that does not keep its word. */
@Tag("faults")
@Timeout(900)
class BrokenGuaranteesIT {
  private static final int MOST_RUNS = 8;

  @TempDir Path folder;

  @Test
  void atLeastOnceEndsSomethingTwice() throws IOException {
    BrokenBuild broken = BrokenBuild.of(folder,
        "topology/src/main/java/io/octollm/topology/TopologyRole.java",
        "StreamsConfig.EXACTLY_ONCE_V2", "StreamsConfig.AT_LEAST_ONCE");

    assertThat(violation(broken, LedgerReport::twice)).isNotEmpty();
  }

  @Test
  void anOffsetCommittedBeforeItsOutcomeLosesSomething() throws IOException {
    BrokenBuild broken = BrokenBuild.of(folder,
        "arm-processors/src/main/java/io/octollm/arm/PartitionProgress.java",
        "!earlier.covers(offset) && pending.add(offset)", "!earlier.covers(offset)");

    assertThat(violation(broken, LedgerReport::lost)).isNotEmpty();
  }

  /** Kills at other points until one of them shows a violation of that kind. */
  private Collection<?> violation(BrokenBuild broken, Function<LedgerReport, Collection<?>> kind)
      throws IOException {
    for (long seed = 1; seed <= MOST_RUNS; seed++) {
      Path own = Files.createDirectories(folder.resolve("run-" + seed));
      Collection<?> found = kind.apply(KillRun.of(own, broken.classPath(), seed, 2, 400).ledger());
      if (!found.isEmpty()) {
        return found;
      }
    }
    return List.of();
  }
}
