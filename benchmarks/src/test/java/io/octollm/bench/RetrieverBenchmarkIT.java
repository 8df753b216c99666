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

/** A small run: every figure is there. How large they are is nobody's business here. */
@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RetrieverBenchmarkIT {
  @TempDir Path folder;

  @Test
  void printsTheFiguresOfBothAndTheirRatios() throws InterruptedException {
    ObjectNode figures =
        new RetrieverBenchmark(new RetrieverBenchmark.Size(300, 40, 16)).run(folder, _ -> { });

    assertThat(List.of("documents", "rebuild_s", "vectors_s", "arm_p50_ms", "arm_p99_ms",
        "plain_lucene_p50_ms", "plain_lucene_p99_ms", "p50_ratio_to_plain_lucene",
        "p99_ratio_to_plain_lucene", "hybrid_p50_ms", "hybrid_p99_ms",
        "arm_processor_p50_ms", "arm_processor_p99_ms", "plain_lucene_processor_p99_ms",
        "hybrid_processor_p50_ms", "hybrid_processor_p99_ms"))
        .allSatisfy(name -> assertThat(figures.get(name).doubleValue()).as(name).isPositive());
  }
}
