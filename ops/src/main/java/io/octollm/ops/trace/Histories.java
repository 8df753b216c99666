package io.octollm.ops.trace;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.RecordFetcher;
import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Event;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Finds the recorded events of an id. For one thread. */
public final class Histories {
  private final TopicReader reader;
  private final String eventsTopic;
  private final int most;

  public Histories(TopicReader reader, String eventsTopic) {
    this(reader, eventsTopic, Integer.MAX_VALUE);
  }

  /** @param most events that are kept of one id; more of them end a search with {@link TooManyPlaces} */
  public Histories(TopicReader reader, String eventsTopic, int most) {
    this.reader = reader;
    this.eventsTopic = eventsTopic;
    this.most = most;
  }

  /** The events of each task that bears the id, or whose request does; in the order of their reading. */
  public record Found(Map<String, List<Recorded>> byTask, Tally tally) {}

  public Found find(String id, Stretch stretch) {
    byte[] needle = id.getBytes(StandardCharsets.UTF_8);
    return search(stretch, record -> record.value() != null && holds(record.value(), needle),
        event -> id.equals(event.taskId()) || id.equals(event.requestId()));
  }

  /**
   * Every event of the tasks that the id concerns, also those under other requests: of a repeated
   * submission, say. Of a request that takes a second reading.
   */
  public Found findWhole(String id, Stretch stretch) {
    Found own = find(id, stretch);
    if (own.byTask().isEmpty() || own.byTask().keySet().equals(Set.of(id))) {
      return own;
    }
    Found whole = search(stretch, record -> record.key() != null
        && own.byTask().containsKey(new String(record.key(), StandardCharsets.UTF_8)), _ -> true);
    return new Found(whole.byTask(), own.tally().plus(whole.tally()));
  }

  private Found search(Stretch stretch, Predicate<ConsumerRecord<byte[], byte[]>> likely,
      Predicate<Event> wanted) {
    Map<String, List<Recorded>> byTask = new LinkedHashMap<>();
    AtomicInteger kept = new AtomicInteger();
    Tally tally = reader.read(stretch, record -> {
      if (likely.test(record) && take(record, wanted, byTask) && kept.incrementAndGet() > most) {
        throw new TooManyPlaces("over " + most + " records");
      }
    });
    return new Found(byTask, tally);
  }

  /** The events at these places. */
  public Found fetch(Collection<Place> places, RecordFetcher fetcher) {
    Map<String, List<Recorded>> byTask = new LinkedHashMap<>();
    Tally tally = fetcher.fetch(
        places.stream().filter(place -> place.topic().equals(eventsTopic)).toList(),
        record -> take(record, _ -> true, byTask));
    return new Found(byTask, tally);
  }

  /** The whole of the events topic. */
  public Stretch everything() {
    return Stretch.whole(List.of(eventsTopic));
  }

  /** Keeps the record's event if it is wanted, and tells; nothing of another one stays in memory. */
  static boolean take(ConsumerRecord<byte[], byte[]> record, Predicate<Event> wanted,
      Map<String, List<Recorded>> byTask) {
    if (Codec.decode(record.value(), Event.class) instanceof Decoded.Value<Event>(Event event)
        && wanted.test(event)) {
      byTask.computeIfAbsent(event.taskId(), t -> new ArrayList<>()).add(new Recorded(event,
          record.value(), new Place(record.topic(), record.partition(), record.offset()),
          Instant.ofEpochMilli(record.timestamp())));
      return true;
    }
    return false;
  }

  /** Whether the bytes hold the needle: cheaper than parsing each record of a long topic. */
  static boolean holds(byte[] bytes, byte[] needle) {
    if (needle.length == 0) {
      return true;
    }
    for (int i = 0; i <= bytes.length - needle.length; i++) {
      int j = 0;
      while (j < needle.length && bytes[i + j] == needle[j]) {
        j++;
      }
      if (j == needle.length) {
        return true;
      }
    }
    return false;
  }
}
