package io.octollm.ops.trace;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Event;
import io.octollm.schema.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The stories of a task id or a request id, read from {@code events}, {@code results} and the dead
 * letters: by an index where there is one that has caught up, else by a bounded scan. Thread-safe.
 */
public final class Traces {
  private final Map<String, Object> kafka;
  private final Topics topics;
  private final Duration limit;
  private final @Nullable IndexedTraces index;

  /** @param limit how long one question may read */
  public Traces(Map<String, Object> kafka, Topics topics, Duration limit) {
    this(kafka, topics, limit, null);
  }

  /** @param index the caller starts and closes it; null for none */
  public Traces(Map<String, Object> kafka, Topics topics, Duration limit,
      @Nullable IndexedTraces index) {
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
    this.limit = limit;
    this.index = index;
  }

  /**
   * @param stories one a task, in the order of their starts; none when the id is unknown
   * @param tally what was read; incomplete when a scan ended at a limit
   * @param indexed whether an index told where to read
   */
  public record Found(List<Story> stories, Tally tally, boolean indexed) {}

  public Found find(String id) {
    if (index != null) {
      try {
        Optional<Found> found = index.find(id);
        if (found.isPresent()) {
          return found.get();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return scan(id);
  }

  /**
   * Where everything lies that was written of an id's tasks; empty when no index can tell.
   *
   * @throws TooManyPlaces when there are more than {@code most}
   */
  public Optional<Set<Place>> places(String id, int most) throws InterruptedException {
    return index == null ? Optional.empty() : index.places(id, most);
  }

  private Found scan(String id) {
    try (TopicReader reader = new TopicReader(kafka)) {
      Histories histories = new Histories(reader, topics.events());
      Histories.Found found = histories.find(id, histories.everything().within(limit));
      if (found.byTask().isEmpty()) {
        return new Found(List.of(), found.tally(), false);
      }
      Endings endings = new Endings(found.byTask().keySet());
      Set<String> names = new HashSet<>(reader.topics(topics.deadLetters("")));
      names.add(topics.results());
      Tally ends = reader.read(Stretch.whole(names).from(earliest(found)).within(limit), endings);
      Map<String, List<Event>> events = new HashMap<>();
      found.byTask().forEach((task, recorded) ->
          events.put(task, recorded.stream().map(Recorded::event).toList()));
      return new Found(endings.stories(events), found.tally().plus(ends), false);
    }
  }

  /** A story from events alone, such as a follower keeps; at least one, all of one task. */
  public static Story fromEvents(List<Event> events) {
    return StoryTeller.tell(events, List.of(), List.of());
  }

  private static Instant earliest(Histories.Found found) {
    return found.byTask().values().stream().flatMap(Collection::stream)
        .map(r -> r.event().fact().timestamp().isBefore(r.timestamp())
            ? r.event().fact().timestamp() : r.timestamp())
        .min(Comparator.naturalOrder()).orElse(Instant.EPOCH).minusSeconds(60);
  }
}
