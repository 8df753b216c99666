package io.octollm.ops.trace;

import io.octollm.ops.topic.TopicFollower;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The newest events in memory, by task and by request, so that a look at a fresh task reads no
 * topic. Bounded by bytes: the task that was heard of longest ago goes first. Thread-safe.
 */
public final class RecentEvents implements TopicReader.Visitor, AutoCloseable {
  private static final long MAX_BYTES = 32L * 1024 * 1024;
  private static final long TAIL_RECORDS = 20_000;

  private final ActiveTasks active = new ActiveTasks();
  private final LinkedHashMap<String, Kept> byTask = new LinkedHashMap<>(64, 0.75f, true);
  private final Map<String, Set<String>> tasksOfRequest = new HashMap<>();
  private final TopicFollower follower;
  private long bytes;

  private record Kept(String requestId, List<byte[]> events) {
    long size() {
      return events.stream().mapToLong(e -> e.length).sum();
    }
  }

  public RecentEvents(Map<String, Object> kafka, String eventsTopic) {
    this.follower =
        new TopicFollower("events", kafka, eventsTopic::equals, TAIL_RECORDS, this);
  }

  public void start() {
    follower.start();
  }

  public boolean caughtUp() {
    return follower.caughtUp();
  }

  public ActiveTasks active() {
    return active;
  }

  @Override
  public void visit(ConsumerRecord<byte[], byte[]> record) {
    if (Codec.decode(record.value(), Event.class) instanceof Decoded.Value<Event>(Event event)) {
      active.hear(event);
      keep(event, record.value());
    }
  }

  private synchronized void keep(Event event, byte[] value) {
    byTask.computeIfAbsent(event.taskId(), t -> new Kept(event.requestId(), new ArrayList<>()))
        .events().add(value);
    tasksOfRequest.computeIfAbsent(event.requestId(), r -> new TreeSet<>()).add(event.taskId());
    bytes += value.length;
    while (bytes > MAX_BYTES && byTask.size() > 1) {
      Map.Entry<String, Kept> eldest = byTask.firstEntry();
      forget(eldest.getKey(), eldest.getValue());
    }
  }

  private void forget(String taskId, Kept kept) {
    byTask.remove(taskId);
    bytes -= kept.size();
    Set<String> tasks = tasksOfRequest.get(kept.requestId());
    if (tasks != null) {
      tasks.remove(taskId);
      if (tasks.isEmpty()) {
        tasksOfRequest.remove(kept.requestId());
      }
    }
  }

  /** The story of a task; null when its beginning is not in memory. */
  public @Nullable Story task(String taskId) {
    List<byte[]> raw;
    synchronized (this) {
      Kept kept = byTask.get(taskId);
      if (kept == null) {
        return null;
      }
      raw = List.copyOf(kept.events());
    }
    List<Event> events = raw.stream().map(b -> Codec.decode(b, Event.class).orThrow()).toList();
    return events.stream().anyMatch(e -> e.seq() <= 1) ? Traces.fromEvents(events) : null;
  }

  /** The stories of a request's tasks; none when one of them began before what is in memory. */
  public List<Story> request(String requestId) {
    Set<String> ids;
    synchronized (this) {
      ids = new TreeSet<>(tasksOfRequest.getOrDefault(requestId, Set.of()));
    }
    List<Story> stories = new ArrayList<>();
    for (String id : ids) {
      Story story = task(id);
      if (story == null) {
        return List.of();
      }
      stories.add(story);
    }
    return stories;
  }

  @Override
  public void close() {
    follower.close();
  }
}
