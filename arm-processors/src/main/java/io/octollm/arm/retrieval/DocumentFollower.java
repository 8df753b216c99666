package io.octollm.arm.retrieval;

import io.micrometer.core.instrument.MeterRegistry;
import io.octollm.schema.EventName;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a library as the topic of documents is: reads it from its beginning, in no group, committed
 * records alone, and goes on with what comes, also in partitions that are added. While the broker is
 * away the library stays as it is, and the log says so each few seconds.
 */
public final class DocumentFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentFollower.class);
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(5);
  /** So long after they were added partitions are read, at the latest. */
  private static final Duration METADATA_AGE = Duration.ofSeconds(45);
  /** A consumer is silent about a broker that is gone; so often it is asked for an answer. */
  private static final long ASK_NANOS = Duration.ofSeconds(5).toNanos();
  /** A library that is still being filled is seldom shown: each time costs a segment to be merged. */
  private static final long SHOW_NANOS = Duration.ofSeconds(10).toNanos();
  private static final int MOST_POLLED = 2000;

  private final Map<String, Object> kafka;
  private final String topic;
  private final Library library;
  private final LibraryMeters meters;
  private final DocumentRecords records;
  private final Map<TopicPartition, Long> positions = new HashMap<>();
  private final CountDownLatch caughtUp = new CountDownLatch(1);
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread thread = Thread.ofPlatform().daemon().name("documents").unstarted(this::work);
  private volatile @Nullable KafkaConsumer<byte[], byte[]> current;
  private @Nullable Map<TopicPartition, Long> goal;
  private long startNanos;
  private long shownNanos;
  private boolean changed;

  /** @param kafka settings for the client, {@code bootstrap.servers} among them */
  public DocumentFollower(
      Map<String, Object> kafka, String topic, Library library, MeterRegistry registry) {
    this.kafka = kafka;
    this.topic = topic;
    this.library = library;
    this.meters = new LibraryMeters(registry, library);
    this.records = new DocumentRecords(library, meters);
  }

  public void start() {
    startNanos = System.nanoTime();
    shownNanos = startNanos;
    library.markComplete(false);
    thread.start();
  }

  /** Waits until all that the topic held at the start is in the library; false when time was over before. */
  public boolean awaitCaughtUp(Duration limit) throws InterruptedException {
    return caughtUp.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether it follows; false before the start, after a stop, and after it broke. */
  public boolean running() {
    return thread.isAlive();
  }

  private boolean stopping() {
    return stop.getCount() == 0;
  }

  private void work() {
    try {
      while (!stopping()) {
        follow();
      }
    } catch (RuntimeException e) {
      LOG.atError().setMessage(EventName.SERVICE_FAILED.text()).addKeyValue("role", "documents")
          .addKeyValue("error_type", "internal")
          .addKeyValue("error_class", e.getClass().getName()).log();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void follow() throws InterruptedException {
    try (KafkaConsumer<byte[], byte[]> consumer = open()) {
      current = consumer;
      read(consumer);
    } catch (WakeupException e) {
      stop.countDown();
    } catch (KafkaException e) {
      LOG.atWarn().setMessage(EventName.CONNECTIVITY_REFUSED.text()).addKeyValue("target", "documents")
          .addKeyValue("error_type", "internal")
          .addKeyValue("error_class", e.getClass().getSimpleName()).log();
      stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      current = null;
    }
  }

  private void read(KafkaConsumer<byte[], byte[]> consumer) {
    long heard = System.nanoTime();
    while (!stopping()) {
      takeIn(consumer);
      if (goal == null) {
        goal = consumer.endOffsets(consumer.assignment(), ANSWER_LIMIT);
      }
      consumer.assignment().forEach(p -> positions.put(p, consumer.position(p, ANSWER_LIMIT)));
      show();
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
      polled.forEach(records::take);
      changed |= !polled.isEmpty();
      if (!polled.isEmpty()) {
        heard = System.nanoTime();
      } else if (System.nanoTime() - heard > ASK_NANOS) {
        consumer.endOffsets(consumer.assignment(), ANSWER_LIMIT);
        heard = System.nanoTime();
      }
    }
  }

  /** Takes in the partitions that there are, and later those that were added; the others go on where they are. */
  private void takeIn(KafkaConsumer<byte[], byte[]> consumer) {
    // The client answers from what it knows of the topic, and asks the broker about it each METADATA_AGE.
    Set<TopicPartition> there = consumer.partitionsFor(topic).stream()
        .map(p -> new TopicPartition(p.topic(), p.partition())).collect(Collectors.toSet());
    if (there.isEmpty()) {
      throw new UnknownTopicOrPartitionException("nobody has made the topic yet");
    }
    Set<TopicPartition> added = new HashSet<>(there);
    added.removeAll(consumer.assignment());
    if (added.isEmpty()) {
      return;
    }
    consumer.assign(there);
    for (TopicPartition partition : added) {
      Long position = positions.get(partition);
      if (position == null) {
        consumer.seekToBeginning(Set.of(partition));
      } else {
        consumer.seek(partition, position);
      }
    }
  }

  /** Lets searches see what was read. */
  private void show() {
    boolean following = caughtUp.getCount() == 0;
    boolean reached = !following && reachedGoal();
    long now = System.nanoTime();
    if (changed && (following || reached || now - shownNanos > SHOW_NANOS)) {
      library.refresh();
      shownNanos = now;
      changed = false;
    }
    if (reached) {
      ready();
    }
  }

  private boolean reachedGoal() {
    return goal != null && goal.entrySet().stream()
        .allMatch(end -> positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private void ready() {
    library.markComplete(true);
    LOG.atInfo().setMessage(EventName.DOCUMENTS_READY.text()).addKeyValue("count", library.size())
        .addKeyValue("skipped", records.skipped())
        .addKeyValue("duration", (System.nanoTime() - startNanos) / 1_000_000 / 1000.0).log();
    caughtUp.countDown();
  }

  private KafkaConsumer<byte[], byte[]> open() {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.remove("group.protocol");
    settings.put("client.id", "documents");
    settings.put("enable.auto.commit", false);
    settings.put("auto.offset.reset", "earliest");
    settings.put("isolation.level", "read_committed");
    settings.put("allow.auto.create.topics", false);
    settings.put("max.poll.records", MOST_POLLED);
    settings.putIfAbsent("metadata.max.age.ms", METADATA_AGE.toMillis());
    settings.put("default.api.timeout.ms", (int) ANSWER_LIMIT.toMillis());
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  @Override
  public void close() {
    stop.countDown();
    KafkaConsumer<byte[], byte[]> reading = current;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      if (thread.isAlive()) {
        thread.join(ANSWER_LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    meters.close();
  }
}
