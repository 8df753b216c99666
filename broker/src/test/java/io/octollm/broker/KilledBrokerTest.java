package io.octollm.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.EmbeddedBroker.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a kill leaves behind; most of its time goes by in waiting. */
@Timeout(60)
class KilledBrokerTest {
  @TempDir Path folder;

  /** With Kafka's default of 45 s a pipeline that was killed would stand still for so long. */
  @Test
  void killedMemberIsReplacedInSeconds() throws IOException {
    try (var broker = EmbeddedBroker.start(Settings.in(folder))) {
      new Clients(broker.bootstrap()).topic("work", 2, Map.of());
      OtherProcess.start(GroupMember.class, broker.bootstrap()).close();

      var replacement = GroupMember.join(broker.bootstrap(), Duration.ofSeconds(20));

      assertThat(replacement.assignment()).hasSize(2);
      replacement.close();
    }
  }

  @Test
  @Timeout(180)
  void killedBrokerLeavesNoTransactionOpen() throws IOException {
    OtherProcess.start(BusyBroker.class, folder.toString()).close();

    try (var broker = EmbeddedBroker.start(Settings.in(folder))) {
      var clients = new Clients(broker.bootstrap());
      for (int i = 0; i < BusyBroker.PRODUCERS; i++) {
        clients.transactional(BusyBroker.group(i)).close();
      }
      assertThat(stableOffsets(clients)).hasSize(BusyBroker.PRODUCERS);
    }
  }

  /** Fails when a group's offsets hang in a transaction. */
  private static Map<String, Long> stableOffsets(Clients clients) {
    var groups = new HashMap<String, ListConsumerGroupOffsetsSpec>();
    for (int i = 0; i < BusyBroker.PRODUCERS; i++) {
      groups.put(BusyBroker.group(i), new ListConsumerGroupOffsetsSpec()
          .topicPartitions(List.of(new TopicPartition(BusyBroker.TOPIC, i))));
    }
    try (var admin = clients.admin()) {
      var found = Clients.get(admin.listConsumerGroupOffsets(
          groups, new ListConsumerGroupOffsetsOptions().requireStable(true).timeoutMs(15_000))
          .all().toCompletionStage().toCompletableFuture());
      var offsets = new HashMap<String, Long>();
      found.forEach((group, of) -> of.values().forEach(o -> offsets.put(group, o.offset())));
      return offsets;
    }
  }
}
