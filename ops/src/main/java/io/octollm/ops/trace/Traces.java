package io.octollm.ops.trace;

import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.Decoded;
import io.octollm.schema.Event;
import io.octollm.schema.Result;
import io.octollm.schema.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The stories of a task id or a request id, read from {@code events}, {@code results} and the dead
 * letters by a bounded scan. Holds nothing; thread-safe.
 */
public final class Traces {
  private final Map<String, Object> kafka;
  private final Topics topics;
  private final Duration limit;

  /** @param limit how long one question may read */
  public Traces(Map<String, Object> kafka, Topics topics, Duration limit) {
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
    this.limit = limit;
  }

  /**
   * @param stories one a task, in the order of their starts; none when the id is unknown
   * @param tally what the scan read; incomplete when it ended at a limit
   */
  public record Found(List<Story> stories, Tally tally) {}

  public Found find(String id) {
    try (TopicReader reader = new TopicReader(kafka)) {
      Histories histories = new Histories(reader, topics.events());
      Histories.Found found = histories.find(id, histories.everything().within(limit));
      if (found.byTask().isEmpty()) {
        return new Found(List.of(), found.tally());
      }
      Endings endings = new Endings(found.byTask().keySet());
      Set<String> names = new HashSet<>(reader.topics(topics.deadLetters("")));
      names.add(topics.results());
      Tally ends = reader.read(Stretch.whole(names).from(earliest(found)).within(limit), endings);
      List<Story> stories = found.byTask().entrySet().stream()
          .map(e -> StoryTeller.tell(e.getValue().stream().map(Recorded::event).toList(),
              endings.results.getOrDefault(e.getKey(), List.of()),
              endings.letters.getOrDefault(e.getKey(), List.of())))
          .sorted(Comparator.comparing(Story::started)).toList();
      return new Found(stories, found.tally().plus(ends));
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

  /** Collects the results and dead letters of some tasks, which are keyed by task id. */
  private static final class Endings implements TopicReader.Visitor {
    private final Set<String> ids;
    private final Map<String, List<Result>> results = new HashMap<>();
    private final Map<String, List<Hop.LetterAt>> letters = new HashMap<>();

    Endings(Set<String> ids) {
      this.ids = ids;
    }

    @Override
    public void visit(ConsumerRecord<byte[], byte[]> record) {
      String id = record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
      if (!ids.contains(id)) {
        return;
      }
      if (record.topic().endsWith("results")) {
        if (Codec.decode(record.value(), Result.class) instanceof Decoded.Value<Result>(Result r)) {
          results.computeIfAbsent(id, i -> new ArrayList<>()).add(withoutOutput(r));
        }
      } else if (Codec.decode(record.value(), DeadLetter.class)
          instanceof Decoded.Value<DeadLetter>(DeadLetter letter)) {
        letters.computeIfAbsent(id, i -> new ArrayList<>()).add(new Hop.LetterAt(record.topic(),
            record.partition(), record.offset(), letter.stage(), letter.error(),
            letter.replayCount()));
      }
    }

    private static Result withoutOutput(Result r) {
      return new Result(r.taskId(), r.requestId(), r.submission(), r.run(), r.status(), null,
          r.error(), r.source(), r.steps(), r.usage(), r.confidence(), r.cacheKey(), r.started(),
          r.ended());
    }
  }
}
