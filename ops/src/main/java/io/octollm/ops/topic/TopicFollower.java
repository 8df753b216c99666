package io.octollm.ops.topic;

import io.octollm.schema.EventName;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads topics as they grow, on a thread of its own, and shows each committed record once to the
 * visitor. Topics that appear later are taken in within half a minute. A broker that is away is
 * waited for.
 */
public final class TopicFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final long LOOK_NANOS = Duration.ofSeconds(20).toNanos();
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration BEGINS_LIMIT = Duration.ofSeconds(2);

  private final Map<String, Object> kafka;
  private final Predicate<String> topics;
  private final long tail;
  private final Function<TopicPartition, Optional<Long>> known;
  private final TopicReader.Visitor visitor;
  private final Thread thread;
  private final CountDownLatch stopped =
      new CountDownLatch(1);
  private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();
  /** Where each partition ended when it was first seen. */
  private final Map<TopicPartition, Long> goal = new ConcurrentHashMap<>();
  private volatile boolean caughtUp;
  private volatile @Nullable KafkaConsumer<byte[], byte[]> consumer;

  /** Keeps what it saw, and wants to know what is in the topics no longer. */
  public interface Keeper extends TopicReader.Visitor {
    /** Where partitions begin by now: what lay before is gone; told every 20 s. */
    void begin(Map<TopicPartition, Long> begins);
  }

  /**
   * @param topics tells which topics are wanted, by name
   * @param tail how many of the newest records of a partition are read at the start, at the most
   */
  public TopicFollower(String name, Map<String, Object> kafka, Predicate<String> topics,
      long tail, TopicReader.Visitor visitor) {
    this(name, kafka, topics, tail, partition -> Optional.empty(), visitor);
  }

  /** @param known up to where a partition was read in an earlier life; it goes on from there */
  public TopicFollower(String name, Map<String, Object> kafka, Predicate<String> topics, long tail,
      Function<TopicPartition, Optional<Long>> known, TopicReader.Visitor visitor) {
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
    this.tail = tail;
    this.known = known;
    this.visitor = visitor;
    this.thread = Thread.ofPlatform().daemon().name("octollm-follow-" + name).unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /** Whether what lay in the topics at the start has been seen. */
  public boolean caughtUp() {
    return caughtUp;
  }

  /** Whether a record came after the start, and not only to the notice of this follower. */
  public boolean isNew(ConsumerRecord<?, ?> record) {
    return record.offset()
        >= goal.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
  }

  /** Up to where a partition was read; 0 when it is not followed yet. */
  public long position(TopicPartition partition) {
    return positions.getOrDefault(partition, 0L);
  }

  private void run() {
    while (stopped.getCount() > 0) {
      try (KafkaConsumer<byte[], byte[]> reader = Clients.consumer(kafka)) {
        consumer = reader;
        follow(reader);
      } catch (WakeupException | InterruptException e) {
        return;
      } catch (KafkaException e) {
        LOG.atDebug().setMessage(EventName.CONNECTIVITY_REFUSED.text())
            .addKeyValue("target", thread.getName())
            .addKeyValue("error_class", e.getClass().getSimpleName()).log();
        pause();
      }
    }
  }

  private void follow(KafkaConsumer<byte[], byte[]> reader) {
    long looked = System.nanoTime() - LOOK_NANOS;
    while (stopped.getCount() > 0) {
      if (System.nanoTime() - looked >= LOOK_NANOS) {
        looked = System.nanoTime();
        assign(reader);
      }
      if (reader.assignment().isEmpty()) {
        pause();
        looked = System.nanoTime() - LOOK_NANOS;
        continue;
      }
      for (ConsumerRecord<byte[], byte[]> record : reader.poll(POLL)) {
        visitor.visit(record);
      }
      for (TopicPartition partition : reader.assignment()) {
        positions.put(partition, reader.position(partition));
      }
      caughtUp = caughtUp || goal.entrySet().stream()
          .allMatch(e -> positions.getOrDefault(e.getKey(), 0L) >= e.getValue());
    }
  }

  private void assign(KafkaConsumer<byte[], byte[]> reader) {
    Map<String, List<PartitionInfo>> existing = reader.listTopics();
    Set<TopicPartition> wanted = new HashSet<>();
    existing.forEach((topic, partitions) -> {
      if (topics.test(topic)) {
        partitions.forEach(p -> wanted.add(new TopicPartition(p.topic(), p.partition())));
      }
    });
    if (visitor instanceof Keeper keeper) {
      tellBegins(reader, wanted, keeper);
    }
    if (wanted.equals(reader.assignment())) {
      return;
    }
    reader.assign(wanted);
    Map<TopicPartition, Long> begins = reader.beginningOffsets(wanted);
    Map<TopicPartition, Long> ends = reader.endOffsets(wanted);
    for (TopicPartition partition : wanted) {
      long end = Objects.requireNonNull(ends.get(partition));
      long begin = Objects.requireNonNull(begins.get(partition));
      Long position = positions.get(partition);
      reader.seek(partition, position == null ? first(partition, begin, end) : position);
      goal.putIfAbsent(partition, end);
    }
  }

  /** A partition that nobody leads holds up none of the others. */
  private static void tellBegins(
      KafkaConsumer<byte[], byte[]> reader, Set<TopicPartition> wanted, Keeper keeper) {
    try {
      keeper.begin(reader.beginningOffsets(wanted, BEGINS_LIMIT));
    } catch (TimeoutException e) {
      LOG.atDebug().setMessage(EventName.CONNECTIVITY_TIMEOUT.text())
          .addKeyValue("target", Thread.currentThread().getName())
          .addKeyValue("error_class", e.getClass().getSimpleName()).log();
    }
  }

  /** What lies behind the end was read from another topic of that name. */
  private long first(TopicPartition partition, long begin, long end) {
    long tailBegins = Math.max(begin, end - tail);
    return Math.max(tailBegins, known.apply(partition).filter(at -> at <= end).orElse(tailBegins));
  }

  private void pause() {
    try {
      stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      stopped.countDown();
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    KafkaConsumer<byte[], byte[]> reader = consumer;
    if (reader != null) {
      reader.wakeup();
    }
    try {
      if (thread.isAlive()) {
        thread.join(Duration.ofSeconds(5));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
