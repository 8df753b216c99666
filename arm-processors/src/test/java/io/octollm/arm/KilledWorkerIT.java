package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.Codec;
import io.octollm.schema.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A worker in another JVM is killed in the middle of its work. */
@Timeout(120)
@ExtendWith(BrokerExtension.class)
class KilledWorkerIT {
  private final EmbeddedBroker broker;

  KilledWorkerIT(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @Test
  void killedWorkerLosesNothingAndLittleIsDoneTwice() throws Exception {
    try (var bench = new Workbench(broker, 2)) {
      bench.assign(0, 4000);
      Process first = WorkerProcess.start(broker.bootstrap(), bench.topics.prefix(), "100");
      try {
        bench.awaitOutcomes(1000);
      } finally {
        first.destroyForcibly().onExit().join();
      }
      assertThat(bench.ended()).hasSizeLessThan(4000);

      bench.worker("i2", a -> ArmResult.done(Codec.emptyObject(), 1));

      bench.awaitOutcomes(4000);
      // What is repeated was in flight, or acknowledged since the last commit, when the kill came.
      assertThat(bench.ended().size() - 4000).isLessThan(2000);
      Await.until(() -> bench.lag() == 0);
    }
  }

  /** Each act leaves a line in a file: none twice, and what is not there began and is in doubt. */
  @Test
  void killedWorkerDoesNoUnsafeActTwice(@TempDir Path folder) throws Exception {
    Path acts = folder.resolve("acts");
    try (var bench = new Workbench(broker, 2)) {
      bench.assign(0, 2000);
      Process first = WorkerProcess.start(
          broker.bootstrap(), bench.topics.prefix(), "100", acts.toString());
      try {
        Await.until(() -> bench.outcomes().stream().filter(Outcome.Succeeded.class::isInstance).count() > 300);
      } finally {
        first.destroyForcibly().onExit().join();
      }

      bench.worker("i2", Lambda.unsafe(a -> {
        WorkerProcess.note(acts, a.taskId());
        return ArmResult.done(Codec.emptyObject(), 1);
      }), Duration.ofSeconds(10));

      bench.awaitOutcomes(2000);
      Await.until(() -> bench.lag() == 0);
      assertThat(bench.outcomes().stream().filter(Outcome.Started.class::isInstance)
          .map(Outcome::taskId)).hasSize(2000).doesNotHaveDuplicates();
      assertThat(Files.readAllLines(acts)).doesNotHaveDuplicates().hasSizeBetween(2000 - 256, 2000);
    }
  }
}
