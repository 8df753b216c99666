package io.octollm.ops.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads stretches of topics: committed records only, without a group, to the ends taken at the
 * start. A topic that does not exist is empty. For one thread; Kafka's own exceptions tell of a
 * broker that cannot be reached.
 */
public final class TopicReader implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Watch watch;

  public TopicReader(Map<String, Object> kafka) {
    this(kafka, Watch.NONE);
  }

  public TopicReader(Map<String, Object> kafka, Watch watch) {
    this.consumer = Clients.consumer(kafka);
    this.watch = watch;
  }

  /** Is told how far a reading has come. */
  public interface Watch {
    Watch NONE = new Watch() {
      @Override
      public void read(long read, long all) {}

      @Override
      public void end() {}
    };

    /** So many offsets of all that the stretch has lie behind; told many times a second. */
    void read(long read, long all);

    /** The reading is over, come to its end or not. */
    void end();
  }

  /** Takes the records of a reading, each partition's in order. */
  @FunctionalInterface
  public interface Visitor {
    void visit(ConsumerRecord<byte[], byte[]> record);
  }

  /** The names of the existing topics that begin so. */
  public Set<String> topics(String prefix) {
    Set<String> names = new TreeSet<>(consumer.listTopics().keySet());
    names.removeIf(name -> !name.startsWith(prefix));
    return names;
  }

  /** The partitions of those of the topics that exist. */
  public List<TopicPartition> partitions(Collection<String> topics) {
    Map<String, List<PartitionInfo>> existing = consumer.listTopics();
    return topics.stream().distinct()
        .flatMap(topic -> existing.getOrDefault(topic, List.of()).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /** Where each partition of the topics ends for a reader of committed records. */
  public Map<TopicPartition, Long> ends(Collection<String> topics) {
    return new HashMap<>(consumer.endOffsets(partitions(topics)));
  }

  /** Shows every record of the stretch to the visitor. */
  public Tally read(Stretch stretch, Visitor visitor) {
    try {
      return watched(stretch, visitor);
    } finally {
      watch.end();
    }
  }

  private Tally watched(Stretch stretch, Visitor visitor) {
    Map<TopicPartition, Long> ends = new HashMap<>(start(stretch));
    long all = left(ends);
    long deadline = System.nanoTime() + stretch.limit().toNanos();
    long records = 0;
    long bytes = 0;
    while (!ends.isEmpty()) {
      if (System.nanoTime() > deadline || records >= stretch.maxRecords()) {
        return new Tally(records, bytes, false);
      }
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        Long end = ends.get(new TopicPartition(record.topic(), record.partition()));
        if (end != null && record.offset() < end) {
          records++;
          bytes += size(record);
          visitor.visit(record);
        }
      }
      pauseFinished(ends);
      watch.read(all - left(ends), all);
    }
    return new Tally(records, bytes, true);
  }

  /** Assigns and seeks; returns the end of each partition that has something to read. */
  private Map<TopicPartition, Long> start(Stretch stretch) {
    List<TopicPartition> all = partitions(stretch.topics());
    consumer.assign(all);
    consumer.resume(consumer.paused());
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    Map<TopicPartition, Long> starts = starts(stretch, all, ends);
    starts.forEach(consumer::seek);
    Map<TopicPartition, Long> open = new HashMap<>(ends);
    open.entrySet().removeIf(e -> Objects.requireNonNull(starts.get(e.getKey())) >= e.getValue());
    List<TopicPartition> idle = new ArrayList<>(all);
    idle.removeAll(open.keySet());
    consumer.pause(idle);
    return open;
  }

  private Map<TopicPartition, Long> starts(
      Stretch stretch, List<TopicPartition> all, Map<TopicPartition, Long> ends) {
    if (stretch.since() == null) {
      return consumer.beginningOffsets(all);
    }
    Map<TopicPartition, Long> times = new HashMap<>();
    all.forEach(partition -> times.put(partition, stretch.since().toEpochMilli()));
    Map<TopicPartition, Long> starts = new HashMap<>(ends);
    for (Map.Entry<TopicPartition, OffsetAndTimestamp> at
        : consumer.offsetsForTimes(times).entrySet()) {
      if (at.getValue() != null) {
        starts.put(at.getKey(), at.getValue().offset());
      }
    }
    return starts;
  }

  private long left(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> end.getValue() - consumer.position(end.getKey())).sum();
  }

  private void pauseFinished(Map<TopicPartition, Long> ends) {
    List<TopicPartition> finished = new ArrayList<>();
    ends.forEach((partition, end) -> {
      if (consumer.position(partition) >= end) {
        finished.add(partition);
      }
    });
    consumer.pause(finished);
    finished.forEach(ends::remove);
  }

  static long size(ConsumerRecord<byte[], byte[]> record) {
    return Math.max(0, record.serializedKeySize()) + Math.max(0, record.serializedValueSize());
  }

  @Override
  public void close() {
    consumer.close();
  }
}
