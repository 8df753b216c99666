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

/** A small run with a real kill: nothing early, nothing lost, and every promised figure there. */
@Tag("slow")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class TimersBenchmarkIT {
  @TempDir Path folder;

  @Test
  void nothingFiresEarlyAndNothingIsLostThoughTheTopologyIsKilled() throws InterruptedException {
    ObjectNode figures = new TimersBenchmark(new TimersBenchmark.Size(300, Duration.ofSeconds(12),
        Duration.ofSeconds(3), new TimersBenchmark.Steps(100, 200, 400),
        new TimersBenchmark.Steps(50, 100, 200), 50)).run(folder, _ -> { });

    assertThat(figures.get("pending").intValue()).isEqualTo(300);
    assertThat(figures.get("fired_early").intValue()).isZero();
    assertThat(figures.get("lost").intValue()).isZero();
    assertThat(figures.get("twice").intValue()).isZero();
    assertThat(List.of("lateness_p99_ms", "decision_cost_ratio_100k", "decision_cost_ratio_1m",
        "queue_cost_ratio_10k", "queue_cost_ratio_100k"))
        .allSatisfy(name -> assertThat(figures.get(name).isNumber()).as(name).isTrue());
  }
}
