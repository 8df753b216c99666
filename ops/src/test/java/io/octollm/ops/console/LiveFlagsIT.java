package io.octollm.ops.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.BrokerExtension;
import io.octollm.broker.EmbeddedBroker;
import io.octollm.ops.Cluster;
import io.octollm.schema.Codec;
import io.octollm.schema.Setting;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(BrokerExtension.class)
@Timeout(60)
class LiveFlagsIT {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @Test
  void changeIsInForceInEveryProcessAndAfterARestart(EmbeddedBroker broker) throws Exception {
    try (Cluster cluster = new Cluster(broker.bootstrap());
        LiveFlags one = flags(cluster);
        LiveFlags other = flags(cluster)) {
      one.start();
      other.start();
      Cluster.await("both followers", LIMIT, () -> one.caughtUp() && other.caughtUp());
      assertThat(one.all()).isEqualTo(Map.of("cache", true, "arm.coder.hold", false));

      assertThat(one.set(new FlagChange("arm.coder.hold", true)))
          .isEqualTo(Map.of("cache", true, "arm.coder.hold", true));
      Cluster.await("the other process", LIMIT, () -> other.isOn(Flag.hold("coder")));
      assertThat(other.held()).containsExactly("coder");

      try (LiveFlags restarted = flags(cluster)) {
        restarted.start();
        Cluster.await("the restarted process", LIMIT, restarted::caughtUp);
        assertThat(restarted.isOn(Flag.hold("coder"))).isTrue();
      }
      other.set(new FlagChange("arm.coder.hold", false));
      Cluster.await("the first process", LIMIT, () -> !one.isOn(Flag.hold("coder")));
    }
  }

  @Test
  void whatIsNoFlagOfOursIsPassedOver(EmbeddedBroker broker) throws Exception {
    try (Cluster cluster = new Cluster(broker.bootstrap()); LiveFlags flags = flags(cluster)) {
      String settings = cluster.topics().settings();
      cluster.send(settings, "flag/unknown", setting("flag/unknown", true));
      cluster.send(settings, "flag/cache", Map.of("value", 7));
      cluster.send(settings, "flag/arm.coder.hold", setting("flag/arm.coder.hold", "perhaps"));
      flags.start();
      Cluster.await("the follower", LIMIT, flags::caughtUp);

      assertThat(flags.all()).isEqualTo(Map.of("cache", true, "arm.coder.hold", false));
    }
  }

  private static Setting setting(String name, Object value) {
    return new Setting(name, Codec.tree(value), Instant.EPOCH, "test");
  }

  private static LiveFlags flags(Cluster cluster) {
    return new LiveFlags(cluster.kafka(), cluster.topics().settings(),
        Flag.catalogue(List.of("coder")), Clock.systemUTC());
  }
}
