package io.octollm.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.LedgerReport;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import tools.jackson.databind.node.ObjectNode;

/**
 * A task that takes long stands before short ones, for the same arm and in the same partition. Alone, for other
 * tests beside it on two cores kept the short ones from being done before the slow one.
 */
@Isolated
class SlowTaskIT {
  private static final String SLOW = "slow";

  @TempDir Path folder;

  @Test
  @Timeout(180)
  void aSlowTaskDelaysNobody() throws IOException {
    try (KillablePipeline pipeline = pipeline(15_000)) {
      String bootstrap = pipeline.start();
      try (Watch watch = new Watch(bootstrap); Feed feed = new Feed(bootstrap)) {
        feed.send(slowBefore(1_000));
        watch.awaitResults(1_000);

        assertThat(Committed.results(bootstrap).of(SLOW)).isEmpty();
        watch.awaitResults(1_001);
        assertThat(watch.settled(1_001).holds()).isTrue();
      }
    }
  }

  @Tag("faults")
  @Test
  @Timeout(600)
  void aSlowTaskAmongTenThousandDelaysNobodyAndSurvivesAKill() throws IOException {
    try (KillablePipeline pipeline = pipeline(30_000)) {
      String bootstrap = pipeline.start();
      try (Watch watch = new Watch(bootstrap); Feed feed = new Feed(bootstrap)) {
        feed.send(slowBefore(10_000));
        watch.awaitResults(10_000);
        assertThat(Committed.results(bootstrap).of(SLOW)).isEmpty();

        pipeline.kill();
        pipeline.start();

        watch.awaitResults(10_001);
        LedgerReport ledger = watch.settled(10_001);
        ledger.assertHolds();
        assertThat(ledger.results()).isEqualTo(10_001);
        assertThat(Committed.results(bootstrap).byStatus()).containsOnlyKeys("completed");
      }
    }
  }

  private KillablePipeline pipeline(long slowMillis) throws IOException {
    return KillablePipeline.all(folder, KillablePipeline.freePort(),
        "llm.script=" + Load.script(folder, slowMillis));
  }

  /** One key for all of them, so that they share a partition of tasks. */
  private static List<Load.Sent> slowBefore(int count) {
    return Stream.concat(Stream.of(task(SLOW, Load.SLOW_GOAL)),
        IntStream.range(0, count).mapToObj(i -> task("short-" + i, "Describe part " + i))).toList();
  }

  private static Load.Sent task(String id, String goal) {
    ObjectNode task = Codec.emptyObject().put("task_id", id).put("goal", goal);
    task.putArray("required_capabilities").add("code_generation");
    return new Load.Sent("one key".getBytes(UTF_8), task.toString().getBytes(UTF_8));
  }
}
