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

/** A small run: the topology comes back on each kind of data, and every figure is there. */
@Tag("soak")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class RestartBenchmarkIT {
  @TempDir Path folder;

  @Test
  void topologyDecidesAgainAfterEachStart() throws InterruptedException {
    ObjectNode figures = new RestartBenchmark(2_000).run(folder, _ -> { });

    assertThat(figures.get("tasks").intValue()).isEqualTo(2_000);
    assertThat(List.of("few_start_s", "restored_start_s", "many_start_s", "many_heap_mb",
        "many_disk_mb", "state_bytes_per_task", "many_start_ratio_to_few"))
        .allSatisfy(name -> assertThat(figures.get(name).isNumber()).as(name).isTrue());
  }
}
