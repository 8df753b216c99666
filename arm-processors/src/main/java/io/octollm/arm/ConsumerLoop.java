package io.octollm.arm;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
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
  private static final Duration POLL_PAUSED = Duration.ofMillis(5);
  private static final Duration COMMIT_INTERVAL = Duration.ofMillis(200);
  private static final Duration COMMIT_LIMIT = Duration.ofSeconds(5);
  private static final Duration POSITION_LIMIT = Duration.ofMillis(5);

  private final Consumer<byte[], byte[]> consumer;
  private final String topic;
  private final OrdersInHand orders;
  private final Commits commits;
  private final Pace pace;
  private final BiConsumer<ConsumerRecord<byte[], byte[]>, PartitionProgress> handler;
  private final Map<TopicPartition, PartitionProgress> partitions = new HashMap<>();
  private final Duration drain;
  private long nextCommitNanos = System.nanoTime();
  private volatile boolean stopping;

  /**
   * How it reads.
   *
   * @param mostInHand records taken on and not yet ended at which reading pauses
   * @param poll how long it waits for records; what waits to begin waits as long at the most
   */
  record Pace(int mostInHand, Duration poll) {}

  /**
   * @param handler takes one record; must call {@link PartitionProgress#finish} when it has ended
   */
  ConsumerLoop(Consumer<byte[], byte[]> consumer, String topic, OrdersInHand orders,
      Commits commits, Pace pace, Duration drain,
      BiConsumer<ConsumerRecord<byte[], byte[]>, PartitionProgress> handler) {
    this.consumer = consumer;
    this.topic = topic;
    this.orders = orders;
    this.commits = commits;
    this.pace = pace;
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
        var records = consumer.poll(paused ? POLL_PAUSED : pace.poll());
        if (stopping) {
          leave(records);
        } else {
          take(records);
        }
        commits.begin(partitions);
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
    if (orders.size() >= pace.mostInHand()) {
      consumer.pause(consumer.assignment());
    } else if (!consumer.paused().isEmpty() && orders.size() < pace.mostInHand() * 2 / 3) {
      consumer.resume(consumer.paused());
    }
  }

  private void commitWhenDue() {
    if (System.nanoTime() - nextCommitNanos < 0) {
      return;
    }
    nextCommitNanos = System.nanoTime() + COMMIT_INTERVAL.toNanos();
    followMarkers();
    commits.soon(partitions);
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
    Map<TopicPartition, PartitionProgress> these = new HashMap<>(partitions);
    these.keySet().retainAll(which);
    commits.now(these);
  }

  /** Lets running calls end, hands back the others, and commits. */
  private void drain() {
    consumer.pause(consumer.assignment());
    orders.stop(order -> order.call().waiting(), Call.Stop.HANDED_BACK);
    commits.refuse(_ -> true);
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

  /**
   * What is unfinished of a partition that goes away is handed back; the next owner does it. An
   * unrepeatable act that began is finished here, for its offset is committed.
   */
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
      orders.stop(order -> gone.contains(order.partition()) && !order.call().hasStarted(),
          Call.Stop.HANDED_BACK);
      commits.refuse(order -> gone.contains(order.partition()));
    }
  }
}
