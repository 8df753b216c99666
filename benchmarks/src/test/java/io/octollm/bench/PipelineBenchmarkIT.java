package io.octollm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.topology.Observer;
import io.octollm.topology.TopologyObserver;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** A small run: every promised figure is there. How large they are is nobody's business here. */
@Tag("slow")
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class PipelineBenchmarkIT {
  private static final int TASKS = 400;

  @TempDir Path folder;
  private final SimpleMeterRegistry watched = new SimpleMeterRegistry();

  @Test
  void printsThePromisedFiguresAndCountsTheRecordsOfATask() throws InterruptedException {
    ObjectNode figures = new PipelineBenchmark(
        new PipelineBenchmark.Size(TASKS, TASKS, 1, 1), new Metered()).run(folder, _ -> { });

    assertThat(List.of("tasks_per_s", "identity_per_s", "same_writes_per_s", "ratio_to_identity",
        "ratio_to_same_writes", "loop_tasks_per_s", "loop_same_writes_per_s",
        "loop_ratio_to_same_writes", "observed_ratio_to_unobserved")).allSatisfy(name ->
            assertThat(figures.get(name).doubleValue()).as(name).isPositive());
    assertThat(figures.get("records_per_task_in").doubleValue()).isEqualTo(3);
    assertThat(figures.get("records_per_task_back").doubleValue()).isEqualTo(3);
    assertThat(watched.get("octollm_tasks_total").tag("status", "completed").counters().stream()
        .mapToDouble(Counter::count).sum())
        .as("tasks of all priorities that ended under watch, in the warm-up and in one round").isEqualTo(2 * TASKS);
  }

  /** Meters alone; what the program watches with is for the program's own tests. */
  private final class Metered implements Observation {
    @Override
    public Watch begin(Map<String, Object> kafka, String application) {
      return new Watch() {
        @Override
        public Observer observer() {
          return new TopologyObserver(watched, InstantSource.system());
        }

        @Override
        public void started(KafkaStreams streams) {}

        @Override
        public void close() {}
      };
    }

    @Override
    public String described() {
      return "metered";
    }
  }
}
