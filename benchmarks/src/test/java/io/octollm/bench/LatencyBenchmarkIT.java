package io.octollm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
class LatencyBenchmarkIT {
  @TempDir Path folder;

  @Test
  void printsThePromisedFigures() throws InterruptedException {
    ObjectNode figures = new LatencyBenchmark(
        new LatencyBenchmark.Size(new Journey.Load(50, 1, 2), 1)).run(folder, _ -> { });

    assertThat(List.of("rate_per_s", "p50_ms", "p99_ms", "chain_p50_ms", "chain_p99_ms",
        "p50_ratio_to_chain", "p99_ratio_to_chain")).allSatisfy(name ->
            assertThat(figures.get(name).doubleValue()).as(name).isPositive());
  }
}
