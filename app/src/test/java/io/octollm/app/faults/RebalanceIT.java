package io.octollm.app.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.LedgerReport;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/**
 * One process joins two that share the topology's work, and one leaves, while more tasks wait than
 * their arm has places for, and many of them for their second attempt.
 */
@Tag("faults")
@Timeout(600)
class RebalanceIT {
  private static final int TASKS = 2400;
  private static final int IN_FLIGHT = 8;
  private static final int PARTITIONS = 4;
  private static final String FLAKY_GOAL = "Describe what fails at first";

  @TempDir Path folder;

  @Test
  void timersQueuesAndPlacesMoveWithTheirPartitions() throws Exception {
    int port = KillablePipeline.freePort();
    String bootstrap = "127.0.0.1:" + port;
    List<String> address = List.of("--bootstrap", bootstrap);
    try (KillablePipeline broker = KillablePipeline.only("broker", folder,
            List.of("--kafka-port", "" + port), "partitions=" + PARTITIONS);
        KillablePipeline one = topology("one", address);
        KillablePipeline two = topology("two", address);
        KillablePipeline three = topology("three", address);
        KillablePipeline arms = KillablePipeline.only("arms", folder, address,
            "arm.in-flight=" + IN_FLIGHT, "llm.script=" + script())) {
      for (KillablePipeline role : List.of(broker, one, two, arms)) {
        role.start();
      }
      LedgerReport ledger = joinAndLeave(three, two, bootstrap);

      ledger.assertHolds();
      assertThat(ledger.submissions()).isEqualTo(TASKS);
      assertThat(Committed.results(bootstrap).byStatus()).isEqualTo(Map.of("completed", (long) TASKS));
      Moves moves = Moves.of("coder", bootstrap);
      assertThat(moves.early()).isEmpty();
      assertThat(moves.retries()).as("second attempts").isEqualTo(TASKS / 3);
      assertThat(moves.waited()).as("steps that waited").isGreaterThan(TASKS / 3);
      assertThat(moves.most()).as("steps that a partition had given at once")
          .isEqualTo(2 * IN_FLIGHT / PARTITIONS);
    }
  }

  private KillablePipeline topology(String name, List<String> address) {
    return KillablePipeline.oneOf("topology", name, folder, address, "step.timeout=10m",
        "routing.wait=5m", "streams.threads=1", "breaker.failures=1000000");
  }

  private static LedgerReport joinAndLeave(KillablePipeline joins, KillablePipeline leaves,
      String bootstrap) throws IOException, InterruptedException {
    Group group = new Group(bootstrap);
    try (Watch watch = new Watch(bootstrap); Feed feed = new Feed(bootstrap)) {
      feed.send(IntStream.range(0, TASKS).mapToObj(RebalanceIT::task).toList());
      watch.awaitResults(TASKS / 8);
      joins.start();
      assertThat(group.work()).hasSize(3).doesNotContain(0);
      watch.awaitResults(watch.results() + TASKS / 8);
      leaves.stop();
      assertThat(group.work()).hasSize(2);
      assertThat(watch.results()).as("ended before the last move").isLessThan(TASKS * 9 / 10);
      feed.finish();
      return watch.settled(TASKS);
    }
  }

  private Path script() throws IOException {
    ObjectNode slow = Codec.emptyObject().put("goal", Load.SLOW_GOAL).put("answer", "described")
        .put("delay_ms", 150);
    ObjectNode flaky = Codec.emptyObject().put("goal", FLAKY_GOAL).put("answer", "described");
    flaky.putArray("fail").addObject().put("code", "RATE_LIMITED").put("retry_after_ms", 5_000);
    return Files.writeString(folder.resolve("answers.jsonl"), slow + "\n" + flaky + "\n");
  }

  /** The number in the context keeps the answer cache out of it. */
  private static Load.Sent task(int number) {
    ObjectNode task = Codec.emptyObject().put("task_id", "move-" + number)
        .put("goal", number % 3 == 0 ? FLAKY_GOAL : Load.SLOW_GOAL).put("assigned_arm", "coder");
    task.putObject("context").put("n", number);
    return new Load.Sent(("move-" + number).getBytes(UTF_8), task.toString().getBytes(UTF_8));
  }
}
