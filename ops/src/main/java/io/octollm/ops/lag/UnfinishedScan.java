package io.octollm.ops.lag;

import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicReader;
import io.octollm.ops.trace.ActiveTasks;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Finds the unfinished tasks by reading {@code events} once, for a process that does not follow it. */
public final class UnfinishedScan {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private UnfinishedScan() {}

  /**
   * The tasks as the events from that time on leave them, and what it cost to know.
   *
   * @param tally incomplete when the limit of 20 s came first
   */
  public record Unfinished(ActiveTasks tasks, Tally tally) {}

  public static Unfinished since(Map<String, Object> kafka, String eventsTopic, Instant since) {
    ActiveTasks tasks = new ActiveTasks();
    try (TopicReader reader = new TopicReader(kafka)) {
      Stretch stretch = Stretch.whole(List.of(eventsTopic)).from(since).within(LIMIT);
      Tally tally = reader.read(stretch, record -> {
        if (Codec.decode(record.value(), Event.class) instanceof Decoded.Value<Event>(Event e)) {
          tasks.hear(e);
        }
      });
      return new Unfinished(tasks, tally);
    }
  }
}
