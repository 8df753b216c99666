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
class PipelineBenchmarkIT {
  @TempDir Path folder;

  @Test
  void printsThePromisedFiguresAndCountsTheRecordsOfATask() throws InterruptedException {
    ObjectNode figures = new PipelineBenchmark(new PipelineBenchmark.Size(400, 400, 1))
        .run(folder, _ -> { });

    assertThat(List.of("tasks_per_s", "identity_per_s", "same_writes_per_s", "ratio_to_identity",
        "ratio_to_same_writes", "loop_tasks_per_s", "loop_same_writes_per_s",
        "loop_ratio_to_same_writes")).allSatisfy(name ->
            assertThat(figures.get(name).doubleValue()).as(name).isPositive());
    assertThat(figures.get("records_per_task_in").doubleValue()).isEqualTo(3);
    assertThat(figures.get("records_per_task_back").doubleValue()).isEqualTo(3);
  }
}
