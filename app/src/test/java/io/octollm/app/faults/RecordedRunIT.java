package io.octollm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests of a live run, exported and re-executed by the verbs: each comes out as it was recorded, and
 * a fold that was changed in a small way does not go unnoticed.
 */
class RecordedRunIT {
  @TempDir Path folder;

  @Tag("slow")
  @Test
  @Timeout(300)
  void eachOfManyKindsOfRequestsReExecutes() throws Exception {
    assertThat(identical(7, 40)).hasSize(40);
  }

  @Tag("soak")
  @Test
  @Timeout(3600)
  void thousandRandomRequestsReExecuteAndMutantsAreNoticed() throws Exception {
    List<Path> bundles = identical(2718, 1_000);

    MutantReplay.Score score = new MutantReplay(folder, bundles).of(31, 50);
    System.out.println(score);
    assertThat(score.noticed()).as(score::toString).isGreaterThanOrEqualTo(48);
  }

  /** The bundles of so many requests, each of which was re-executed to the same outputs. */
  private List<Path> identical(long seed, int requests) throws Exception {
    try (RecordedRun run = RecordedRun.of(folder, seed, requests)) {
      List<Path> bundles = run.bundles();
      List<String> other = run.replayed(bundles);
      System.out.println("requests " + bundles.size() + ", not identical " + other.size()
          + ", entries " + run.kinds());
      assertThat(bundles).hasSize(requests);
      assertThat(other).isEmpty();
      assertThat(run.kinds()).containsKeys("task.retry", "task.planned", "task.cancelled", "task.failed",
          "task.resumed", "task.rejected", "task.duplicate", "task.complete");
      return bundles;
    }
  }
}
