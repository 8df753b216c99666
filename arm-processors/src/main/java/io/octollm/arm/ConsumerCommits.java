package io.octollm.arm;

import io.octollm.schema.EventName;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Commits by the consumer itself: for work that may be repeated. */
final class ConsumerCommits implements Commits {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerCommits.class);
  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Consumer<byte[], byte[]> consumer;

  ConsumerCommits(Consumer<byte[], byte[]> consumer) {
    this.consumer = consumer;
  }

  @Override
  public void soon(Map<TopicPartition, PartitionProgress> of) {
    Map<TopicPartition, PartitionProgress.Commit> due = due(of);
    if (!due.isEmpty()) {
      Map<TopicPartition, PartitionProgress> owners = Map.copyOf(of);
      due.forEach((partition, commit) -> progress(owners, partition).committed(commit));
      consumer.commitAsync(Commits.offsets(due), (offsets, e) -> {
        if (e != null) {
          due.keySet().forEach(partition -> progress(owners, partition).notCommitted());
        }
      });
    }
  }

  @Override
  public void now(Map<TopicPartition, PartitionProgress> of) {
    Map<TopicPartition, PartitionProgress.Commit> due = due(of);
    if (due.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(Commits.offsets(due), LIMIT);
    } catch (KafkaException e) {
      // The next owner repeats what is not committed; that is safe.
      LOG.atWarn().setMessage(EventName.CONNECTIVITY_TIMEOUT.text()).addKeyValue("target", "offsets")
          .addKeyValue("error_type", "internal")
          .addKeyValue("error_class", e.getClass().getSimpleName()).log();
    }
  }

  private static Map<TopicPartition, PartitionProgress.Commit> due(
      Map<TopicPartition, PartitionProgress> of) {
    Map<TopicPartition, PartitionProgress.Commit> due = new HashMap<>();
    of.forEach((partition, progress) -> {
      PartitionProgress.Commit commit = progress.due();
      if (commit != null) {
        due.put(partition, commit);
      }
    });
    return due;
  }

  private static PartitionProgress progress(
      Map<TopicPartition, PartitionProgress> of, TopicPartition partition) {
    return Objects.requireNonNull(of.get(partition));
  }
}
