package io.octollm.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything runs in one other JVM, the broker too, and all of it is killed at once. */
@Execution(ExecutionMode.CONCURRENT)
class KilledPipelineIT {
  private static final String CLASS_PATH = System.getProperty("java.class.path");

  @TempDir Path folder;

  @Test
  @Timeout(180)
  void everySubmissionEndsOnceThroughAKill() throws IOException {
    KillRun run = KillRun.of(folder, CLASS_PATH, 1, 1, 400);

    run.assertNothingIsLostOrTwice();
  }

  @Tag("faults")
  @Test
  @Timeout(180)
  void readyMeansThatTheGroupKnowsTheLivingAlone() throws Exception {
    try (KillablePipeline pipeline =
        KillablePipeline.all(folder, KillablePipeline.freePort(), "streams.threads=1")) {
      pipeline.start();
      pipeline.kill();

      String bootstrap = pipeline.start();

      try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
        assertThat(admin.describeStreamsGroups(List.of("octollm")).all().get().get("octollm")
            .members()).singleElement()
            .satisfies(living -> assertThat(living.assignment().activeTasks()).isNotEmpty());
      }
    }
  }

  @Tag("faults")
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  @Timeout(600)
  void everySubmissionEndsOnceThroughManyKills(long seed) throws IOException {
    KillRun run = KillRun.of(folder, CLASS_PATH, seed, 4, 2000);

    run.assertNothingIsLostOrTwice();
  }
}
