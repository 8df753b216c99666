package io.octollm.broker;

import static io.octollm.broker.Clients.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What consumer groups keep, and which of their protocols the broker speaks. */
interface GroupsContract {
  /** Kafka's own default for {@code offset.metadata.max.bytes} is 4096. */
  int METADATA_BYTES = 4000;

  Clients clients();

  @Test
  @Timeout(60)
  default void committedOffsetKeepsItsMetadata() {
    var partition = new TopicPartition(clients().topic(1, Map.of()), 0);
    Map<String, Object> group = Map.of("group.id", "contract-" + Uuid.randomUuid());
    var offset = new OffsetAndMetadata(42, "7".repeat(METADATA_BYTES));

    try (var consumer = clients().consumer(group)) {
      consumer.assign(List.of(partition));
      consumer.commitSync(Map.of(partition, offset));
    }

    try (var later = clients().consumer(group)) {
      assertThat(later.committed(Set.of(partition))).containsEntry(partition, offset);
    }
  }

  @Test
  @Timeout(60)
  default void consumerGroupProtocolAssignsAndReads() {
    var topic = clients().topic(2, Map.of());
    clients().send(new ProducerRecord<>(topic, 1, null, bytes("found")));
    Map<String, Object> settings =
        Map.of("group.id", "contract-" + Uuid.randomUuid(), "group.protocol", "consumer");

    try (var consumer = clients().consumer(settings)) {
      consumer.subscribe(List.of(topic));
      long deadline = System.nanoTime() + Clients.PATIENCE.toNanos();
      var records = consumer.poll(Duration.ZERO);
      while (records.isEmpty() && System.nanoTime() < deadline) {
        records = consumer.poll(Duration.ofMillis(50));
      }
      assertThat(records).extracting(Clients::text).containsExactly("found");
    }
  }

  /** The topology asks for this feature and takes the classic protocol where it is absent. */
  @Test
  @Timeout(60)
  default void streamsProtocolCanBeAskedForAsAFeature() {
    try (var admin = clients().admin()) {
      var features = Clients.get(admin.describeFeatures().featureMetadata()
          .toCompletionStage().toCompletableFuture());

      assertThat(features.finalizedFeatures()).containsKey("metadata.version");
      assertThat(features.supportedFeatures()).containsKey("streams.version");
    }
  }
}
