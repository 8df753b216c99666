package io.octollm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A small run: each choice is clocked. How fast it is is nobody's business here. */
@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CommitsBenchmarkIT {
  @TempDir Path folder;

  @Test
  void clocksEachChoice() throws InterruptedException {
    ObjectNode figures = new CommitsBenchmark(new CommitsBenchmark.Size(
        new Journey.Load(50, 1, 1), 1, List.of(Duration.ofMillis(20)))).run(folder, _ -> { });

    assertThat(figures.get("choices").valueStream().map(c -> c.get("arm_reads").asString()))
        .containsExactly("read_committed", "read_uncommitted");
    for (String figure : List.of("p50_ms", "p99_ms", "processor_ms_per_task")) {
      assertThat(figures.get("choices").valueStream().map(c -> c.get(figure).doubleValue()))
          .as(figure).allMatch(value -> value > 0);
    }
  }
}
