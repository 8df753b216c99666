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

/** A small run with the broker in both places, for the program itself is not on this class path. */
@Tag("slow")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class StartupBenchmarkIT {
  @TempDir Path folder;

  @Test
  void printsThePromisedFigures() throws InterruptedException {
    ObjectNode figures = new StartupBenchmark(
        new StartupBenchmark.Size(BareBroker.class.getName(), 1)).run(folder, _ -> { });

    assertThat(List.of("ready_s", "bare_broker_s", "ratio_to_bare_broker")).allSatisfy(name ->
        assertThat(figures.get(name).doubleValue()).as(name).isPositive());
  }
}
