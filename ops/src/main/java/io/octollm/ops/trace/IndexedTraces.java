package io.octollm.ops.trace;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.RecordFetcher;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicFollower;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Event;
import io.octollm.schema.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * The stories of a task or request id by an index over all that the topology writes of a task: a question
 * costs the records of its answer, however long the topics are. The index follows the topics from where it left off.
 * Thread-safe.
 */
public final class IndexedTraces implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(10);
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int MOST_TASKS = 1_000;
  private static final int MOST_TASKS_EXPORTED = 100_000;

  private final Map<String, Object> kafka;
  private final Topics topics;
  private final StoryIndex index;
  private final TopicFollower follower;

  private IndexedTraces(Map<String, Object> kafka, Topics topics, StoryIndex index) {
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
    this.index = index;
    this.follower = new TopicFollower("index", kafka, this::isIndexed, Long.MAX_VALUE,
        index::position, index::add);
  }

  /** @param folder of the index alone; made when it is not there */
  public static IndexedTraces open(Map<String, Object> kafka, Topics topics, Path folder)
      throws IOException {
    return new IndexedTraces(kafka, topics, StoryIndex.open(folder));
  }

  public void start() {
    follower.start();
  }

  /** Whether it knows all that lay in the topics when it was started. */
  public boolean caughtUp() {
    return follower.caughtUp();
  }

  private boolean isIndexed(String topic) {
    return topic.equals(topics.events()) || topic.equals(topics.results())
        || topic.startsWith(topics.deadLetters("")) || topic.startsWith(topics.arm(""));
  }

  /**
   * The stories of an id as far as the topics tell now, of a request 1,000 tasks at the most; empty when
   * the index has not caught up, so that a scan must tell.
   */
  public Optional<Traces.Found> find(String id) throws InterruptedException {
    if (!caughtUp() || !hasReachedTheEnd()) {
      return Optional.empty();
    }
    Set<String> tasks = tasks(id);
    Set<Place> places = places(tasks, MOST_TASKS);
    places.removeIf(place -> place.topic().startsWith(topics.arm("")));
    return Optional.of(places.isEmpty() ? new Traces.Found(List.of(), Tally.NONE, true)
        : fetch(id, tasks, places));
  }

  /**
   * Where everything lies that the topology wrote of an id's tasks; empty as {@link #find} is.
   *
   * @throws TooManyPlaces when there are more than {@code most}, or over 100,000 tasks
   */
  public Optional<Set<Place>> places(String id, int most) throws InterruptedException {
    if (!caughtUp() || !hasReachedTheEnd()) {
      return Optional.empty();
    }
    Set<String> tasks = tasks(id);
    if (tasks.size() > MOST_TASKS_EXPORTED) {
      throw new TooManyPlaces("over " + MOST_TASKS_EXPORTED + " tasks");
    }
    Set<Place> places = new TreeSet<>();
    for (String task : tasks) {
      places.addAll(index.places(task));
      if (places.size() > most) {
        throw new TooManyPlaces("over " + most + " records");
      }
    }
    return Optional.of(places);
  }

  private Set<String> tasks(String id) {
    Set<String> tasks = new TreeSet<>(index.tasks(id));
    if (!index.places(id).isEmpty()) {
      tasks.add(id);
    }
    return tasks;
  }

  private Set<Place> places(Set<String> tasks, int most) {
    Set<Place> places = new TreeSet<>();
    tasks.stream().limit(most).forEach(task -> places.addAll(index.places(task)));
    return places;
  }

  private Traces.Found fetch(String id, Set<String> tasks, Set<Place> places) {
    Endings endings = new Endings(tasks);
    Map<String, List<Event>> events = new HashMap<>();
    try (RecordFetcher fetcher = new RecordFetcher(kafka)) {
      Tally tally = fetcher.fetch(places, record -> {
        if (!record.topic().equals(topics.events())) {
          endings.visit(record);
        } else if (Codec.decode(record.value(), Event.class) instanceof Decoded.Value<Event>(Event event)
            && (event.taskId().equals(id) || event.requestId().equals(id))) {
          events.computeIfAbsent(event.taskId(), t -> new ArrayList<>()).add(event);
        }
      });
      return new Traces.Found(endings.stories(events), tally, true);
    }
  }

  /** Waits until what lies in the topics now is in the index; false when that takes too long. */
  private boolean hasReachedTheEnd() throws InterruptedException {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    Map<TopicPartition, Long> ends = ends();
    while (System.nanoTime() < deadline) {
      ends.entrySet().removeIf(end -> follower.position(end.getKey()) >= end.getValue());
      if (ends.isEmpty()) {
        return true;
      }
      Thread.sleep(PAUSE);
    }
    return false;
  }

  private Map<TopicPartition, Long> ends() {
    try (TopicReader reader = new TopicReader(kafka)) {
      return reader.ends(reader.topics(topics.prefix()).stream().filter(this::isIndexed).toList());
    }
  }

  @Override
  public void close() {
    follower.close();
    index.close();
  }
}
