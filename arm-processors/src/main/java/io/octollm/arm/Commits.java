package io.octollm.arm;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How a worker makes its progress last. Called by the consumer's thread alone. */
interface Commits {
  /** What has ended of these, without waiting for the broker; what fails is due again. */
  void soon(Map<TopicPartition, PartitionProgress> of);

  /** The same, for partitions that go away: with an answer, or with a warning. */
  void now(Map<TopicPartition, PartitionProgress> of);

  /** Lets work begin that waits for it; called often. */
  default void begin(Map<TopicPartition, PartitionProgress> of) {}

  /** Gives back work that waits to begin. */
  default void refuse(Predicate<Order> which) {}

  static Map<TopicPartition, OffsetAndMetadata> offsets(
      Map<TopicPartition, PartitionProgress.Commit> commits) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    commits.forEach((partition, commit) ->
        offsets.put(partition, new OffsetAndMetadata(commit.offset(), commit.note())));
    return offsets;
  }
}
