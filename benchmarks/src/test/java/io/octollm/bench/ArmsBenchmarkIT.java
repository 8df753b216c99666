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

/** A small run: every promised figure is there. How large they are is nobody's business here. */
@Tag("slow")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class ArmsBenchmarkIT {
  @TempDir Path folder;

  @Test
  void printsThePromisedFigures() throws InterruptedException {
    ObjectNode figures = new ArmsBenchmark(new ArmsBenchmark.Size(
        8, Duration.ofMillis(200), Duration.ofSeconds(1))).run(folder, _ -> { });

    assertThat(List.of("uniform_ratio_to_ideal", "heavy_tail_ratio_to_ideal",
        "parallel_consumer_uniform_ratio_to_ideal", "parallel_consumer_heavy_tail_ratio_to_ideal"))
        .allSatisfy(name -> assertThat(figures.get(name).doubleValue()).as(name).isPositive());
  }
}
