package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.schema.Codec;
import java.time.Duration;
import java.util.HashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Four thousand calls at the same time, with the broker, in a JVM of at most 1 GiB of heap. */
@Timeout(90)
@ExtendWith(BrokerExtension.class)
class ManyCallsIT {
  private static final int CALLS = 4000;
  private final EmbeddedBroker broker;

  ManyCallsIT(EmbeddedBroker broker) {
    this.broker = broker;
  }

  @Test
  void fourThousandCallsAreInFlightInOneGibibyteOfHeap() throws Exception {
    var all = new CountDownLatch(CALLS);
    var gate = new CountDownLatch(1);
    var most = new AtomicInteger();
    try (var bench = new Workbench(broker, 4)) {
      bench.assign(0, 3 * CALLS);
      bench.worker("i1", new Lambda(a -> {
        most.incrementAndGet();
        all.countDown();
        gate.await();
        return ArmResult.done(Codec.emptyObject(), 1);
      }, false, CALLS), Duration.ofSeconds(10));

      all.await();
      assertThat(bench.outcomes()).isEmpty();
      assertThat(most).hasValue(CALLS);
      assertThat(Runtime.getRuntime().maxMemory()).isLessThanOrEqualTo(1L << 30);
      gate.countDown();

      bench.awaitOutcomes(3 * CALLS);
      assertThat(new HashSet<>(bench.ended())).hasSize(3 * CALLS);
    }
  }
}
