package io.octollm.ops.topic;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads single records by their places. Neighbours cost one fetch together; a place that holds no
 * committed record any more is passed over. For one thread.
 */
public final class RecordFetcher implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration STANDSTILL = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> consumer;

  public RecordFetcher(Map<String, Object> kafka) {
    this.consumer = Clients.consumer(kafka);
  }

  /**
   * Shows the records at these places to the visitor, partition by partition, in offset order. Ends at
   * the first partition that gives nothing for a while: the others would take as long each.
   */
  public Tally fetch(Collection<Place> places, TopicReader.Visitor visitor) {
    Map<TopicPartition, TreeSet<Long>> wanted = new HashMap<>();
    for (Place place : places) {
      wanted.computeIfAbsent(new TopicPartition(place.topic(), place.partition()),
          p -> new TreeSet<>()).add(place.offset());
    }
    Set<String> existing = consumer.listTopics().keySet();
    wanted.keySet().removeIf(partition -> !existing.contains(partition.topic()));
    consumer.assign(wanted.keySet());
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(wanted.keySet());
    Map<TopicPartition, Long> ends = consumer.endOffsets(wanted.keySet());
    Tally tally = Tally.NONE;
    for (Map.Entry<TopicPartition, TreeSet<Long>> partition : wanted.entrySet()) {
      TopicPartition at = partition.getKey();
      TreeSet<Long> offsets = partition.getValue();
      offsets.headSet(Objects.requireNonNull(starts.get(at))).clear();
      offsets.tailSet(Objects.requireNonNull(ends.get(at))).clear();
      tally = tally.plus(fetch(at, offsets, visitor));
      if (!tally.complete()) {
        break;
      }
    }
    return tally;
  }

  private Tally fetch(TopicPartition at, TreeSet<Long> offsets, TopicReader.Visitor visitor) {
    consumer.pause(consumer.assignment());
    consumer.resume(List.of(at));
    long records = 0;
    long bytes = 0;
    long position = -1;
    long lastMove = System.nanoTime();
    while (!offsets.isEmpty()) {
      if (position < 0 || offsets.first() > position) {
        consumer.seek(at, offsets.first());
      }
      ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
      for (ConsumerRecord<byte[], byte[]> record : polled.records(at)) {
        records++;
        bytes += TopicReader.size(record);
        if (offsets.remove(record.offset())) {
          visitor.visit(record);
        }
      }
      long moved = consumer.position(at);
      if (moved > position) {
        lastMove = System.nanoTime();
      } else if (System.nanoTime() - lastMove > STANDSTILL.toNanos()) {
        return new Tally(records, bytes, false);
      }
      position = moved;
      offsets.headSet(position).clear();
    }
    return new Tally(records, bytes, true);
  }

  @Override
  public void close() {
    consumer.close();
  }
}
