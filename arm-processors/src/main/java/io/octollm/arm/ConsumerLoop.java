package io.octollm.arm;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads an arm's topic, hands each record on, and commits what has ended. All Kafka calls are made
 * by the one thread that runs it. When too much is in hand it pauses, and goes on polling so that it
 * stays a member of its group.
 */
final class ConsumerLoop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(ConsumerLoop.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration POLL_PAUSED = Duration.ofMillis(5);
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);
  private static final Duration COMMIT_LIMIT = Duration.ofSeconds(5);
  private static final Duration POSITION_LIMIT = Duration.ofMillis(5);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final OrdersInHand orders;
  private final int mostInHand;
  private final BiConsumer<ConsumerRecord<byte[], byte[]>, PartitionProgress> handler;
  private final Map<TopicPartition, PartitionProgress> partitions = new HashMap<>();
  private final Duration drain;
  private long nextCommitNanos = System.nanoTime();
  private volatile boolean stopping;

  /**
   * @param mostInHand records taken on and not yet ended at which reading pauses
   * @param handler takes one record; must call {@link PartitionProgress#finish} when it has ended
   */
  ConsumerLoop(Consumer<byte[], byte[]> consumer, String topic, OrdersInHand orders, int mostInHand,
      Duration drain, BiConsumer<ConsumerRecord<byte[], byte[]>, PartitionProgress> handler) {
    this.consumer = consumer;
    this.topic = topic;
    this.orders = orders;
    this.mostInHand = mostInHand;
    this.drain = drain;
    this.handler = handler;
  }

  /** Runs until {@link #stop}, then drains; throws KafkaException when it cannot go on. */
  @Override
  public void run() {
    consumer.subscribe(List.of(topic), new Rebalance());
    boolean whole = false;
    try {
      while (!stopping) {
        boolean paused = !consumer.paused().isEmpty();
        take(consumer.poll(paused ? POLL_PAUSED : POLL));
        throttle();
        commitWhenDue();
      }
      drain();
      whole = true;
    } finally {
      if (!whole) {
        // A loop that broke commits nothing more: what it knows may be wrong.
        partitions.clear();
      }
    }
  }

  void stop() {
    stopping = true;
  }

  boolean stopping() {
    return stopping;
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      PartitionProgress progress =
          partitions.get(new TopicPartition(record.topic(), record.partition()));
      if (progress != null && progress.begin(record.offset())) {
        handler.accept(record, progress);
      }
    }
  }

  /** What is read while stopping stays unfinished: the position must not run past it unseen. */
  private void leave(ConsumerRecords<byte[], byte[]> records) {
    for (ConsumerRecord<byte[], byte[]> record : records) {
      PartitionProgress progress =
          partitions.get(new TopicPartition(record.topic(), record.partition()));
      if (progress != null) {
        progress.begin(record.offset());
      }
    }
  }

  private void throttle() {
    if (orders.size() >= mostInHand) {
      consumer.pause(consumer.assignment());
    } else if (!consumer.paused().isEmpty() && orders.size() < mostInHand * 2 / 3) {
      consumer.resume(consumer.paused());
    }
  }

  private void commitWhenDue() {
    if (System.nanoTime() - nextCommitNanos < 0) {
      return;
    }
    nextCommitNanos = System.nanoTime() + COMMIT_INTERVAL.toNanos();
    followMarkers();
    Map<TopicPartition, PartitionProgress.Commit> due = due(partitions.keySet());
    if (!due.isEmpty()) {
      Map<TopicPartition, PartitionProgress> owners = Map.copyOf(partitions);
      due.forEach((partition, commit) -> progress(owners, partition).committed(commit));
      consumer.commitAsync(offsets(due), (offsets, e) -> {
        if (e != null) {
          due.keySet().forEach(partition -> progress(owners, partition).notCommitted());
        }
      });
    }
  }

  /** The position runs past transaction markers, which no record tells of. */
  private void followMarkers() {
    partitions.forEach((partition, progress) -> {
      try {
        progress.advanceTo(consumer.position(partition, POSITION_LIMIT));
      } catch (TimeoutException notKnownYet) {
        LOG.trace("position of {} is not known yet", partition);
      }
    });
  }

  private void commitNow(Collection<TopicPartition> which) {
    Map<TopicPartition, PartitionProgress.Commit> due = due(which);
    if (due.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(offsets(due), COMMIT_LIMIT);
    } catch (KafkaException e) {
      // The next owner repeats what is not committed; that is safe.
      LOG.atWarn().setMessage("connectivity.timeout").addKeyValue("target", topic)
          .addKeyValue("error_type", "internal")
          .addKeyValue("error_class", e.getClass().getSimpleName()).log();
    }
  }

  private Map<TopicPartition, PartitionProgress.Commit> due(Collection<TopicPartition> which) {
    Map<TopicPartition, PartitionProgress.Commit> due = new HashMap<>();
    for (TopicPartition partition : which) {
      PartitionProgress progress = partitions.get(partition);
      PartitionProgress.Commit commit = progress == null ? null : progress.due();
      if (commit != null) {
        due.put(partition, commit);
      }
    }
    return due;
  }

  private static PartitionProgress progress(
      Map<TopicPartition, PartitionProgress> of, TopicPartition partition) {
    return Objects.requireNonNull(of.get(partition));
  }

  private static Map<TopicPartition, OffsetAndMetadata> offsets(
      Map<TopicPartition, PartitionProgress.Commit> commits) {
    Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
    commits.forEach((partition, commit) ->
        offsets.put(partition, new OffsetAndMetadata(commit.offset(), commit.note())));
    return offsets;
  }

  /** Lets running calls end, hands back the others, and commits. */
  private void drain() {
    consumer.pause(consumer.assignment());
    orders.stop(order -> order.call().waiting(), Call.Stop.HANDED_BACK);
    awaitOrders(drain);
    orders.stop(order -> true, Call.Stop.HANDED_BACK);
    awaitOrders(COMMIT_LIMIT);
    followMarkers();
    commitNow(List.copyOf(partitions.keySet()));
  }

  private void awaitOrders(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    while (orders.size() > 0 && System.nanoTime() - end < 0) {
      leave(consumer.poll(POLL_PAUSED));
      commitWhenDue();
    }
  }

  /** What is unfinished of a partition that goes away is handed back; the next owner does it. */
  private final class Rebalance implements ConsumerRebalanceListener {
    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> assigned) {
      Map<TopicPartition, OffsetAndMetadata> committed =
          consumer.committed(Set.copyOf(assigned));
      for (TopicPartition partition : assigned) {
        OffsetAndMetadata from = committed.get(partition);
        partitions.put(partition, from == null
            ? PartitionProgress.fresh()
            : PartitionProgress.resumed(from.offset(), from.metadata()));
      }
      if (stopping) {
        consumer.pause(assigned);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> revoked) {
      handBack(revoked);
      commitNow(revoked);
      revoked.forEach(partitions::remove);
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> lost) {
      handBack(lost);
      lost.forEach(partitions::remove);
    }

    private void handBack(Collection<TopicPartition> gone) {
      orders.stop(order -> gone.contains(order.partition()), Call.Stop.HANDED_BACK);
    }
  }
}
