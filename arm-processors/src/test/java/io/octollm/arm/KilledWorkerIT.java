package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

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
      Process first = WorkerProcess.start(broker.bootstrap(), bench.topics.prefix(), 100);
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
}
