package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs the README's commands as they stand there, in a folder of their own. */
@Tag("slow")
@Timeout(value = 240, unit = TimeUnit.SECONDS)
@Execution(ExecutionMode.CONCURRENT)
class ReadmeIT {
  @TempDir Path folder;

  @Test
  void everyCommandOfTheFirstHourEndsAsTheReadmeSays() throws Exception {
    DocCommands page = DocCommands.of("README.md");
    assertThat(page.starts()).containsExactly("./octollm up");
    DocCommands.prepare(folder);

    try (OtherJvm up = OtherJvm.start(folder, "up", "--port", "0")) {
      up.firstLine(Duration.ofSeconds(90));
      assertThat(page.run(folder)).isEqualTo(page.expected());
    }
  }
}
