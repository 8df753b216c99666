package io.octollm.ops.trace;

import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.Decoded;
import io.octollm.schema.Event;
import io.octollm.schema.Result;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Collects the results and dead letters of some tasks, which are keyed by task id. */
final class Endings implements TopicReader.Visitor {
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

  /** The stories of tasks with these events, in the order of their starts. */
  List<Story> stories(Map<String, List<Event>> events) {
    return events.entrySet().stream()
        .map(e -> StoryTeller.tell(e.getValue(), results.getOrDefault(e.getKey(), List.of()),
            letters.getOrDefault(e.getKey(), List.of())))
        .sorted(Comparator.comparing(Story::started).thenComparing(Story::taskId)).toList();
  }
}
