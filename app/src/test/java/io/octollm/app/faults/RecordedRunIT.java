package io.octollm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.app.CommandRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Requests of a live run, exported and re-executed by the verbs: each comes out as it was recorded. */
class RecordedRunIT {
  @TempDir Path folder;

  @Test
  @Timeout(180)
  void eachOfManyKindsOfRequestsReExecutes() throws Exception {
    runAndReExecute(7, 60);
  }

  @Tag("soak")
  @Test
  @Timeout(1800)
  void thousandRandomRequestsReExecute() throws Exception {
    runAndReExecute(2718, 1_000);
  }

  private void runAndReExecute(long seed, int requests) throws Exception {
    List<String> other = new ArrayList<>();
    Map<String, Long> kinds;
    try (RecordedRun run = RecordedRun.of(folder, seed, requests)) {
      kinds = run.kinds();
      List<Path> bundles = run.bundles();
      assertThat(bundles).hasSize(requests);
      for (Path bundle : bundles) {
        reExecute(bundle, other);
      }
    }
    System.out.println("requests " + requests + ", identical " + (requests - other.size()) + ", entries " + kinds);
    assertThat(other).isEmpty();
    assertThat(kinds).containsKeys("task.retry", "task.planned", "task.cancelled", "task.failed", "task.resumed",
        "task.rejected", "task.duplicate", "task.complete");
  }

  private void reExecute(Path bundle, List<String> other) throws IOException {
    CommandRun replay = CommandRun.with(
        "", Map.of("OCTOLLM_KAFKA_BOOTSTRAP", "127.0.0.1:1"), folder, "incident", "replay", bundle.toString());
    if (replay.exit() != 0) {
      other.add(bundle.getFileName() + " exit " + replay.exit() + ": " + replay.out() + replay.err());
    }
  }
}
