package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs the commands of the page for whoever is on call, on the pipeline that it starts. */
@Tag("tools")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@Execution(ExecutionMode.CONCURRENT)
class DebuggingGuideIT {
  @TempDir Path folder;

  @Test
  void everyCommandEndsAsThePageSays() throws Exception {
    DocCommands page = DocCommands.of("ops/debugging.md");
    DocCommands.prepare(folder);
    List<String> start = new ArrayList<>(List.of(page.starts().getFirst().split(" ")));
    start.removeFirst();
    start.addAll(List.of("--port", "0"));

    try (OtherJvm up = OtherJvm.start(folder, start.toArray(String[]::new))) {
      up.firstLine(Duration.ofSeconds(90));
      assertThat(page.run(folder)).isEqualTo(page.expected());
    }
  }
}
