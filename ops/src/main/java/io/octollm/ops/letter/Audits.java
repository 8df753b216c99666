package io.octollm.ops.letter;

import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Topics;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was done with letters, as {@code replays} has it. Holds nothing; thread-safe. */
public final class Audits {
  private final Map<String, Object> kafka;
  private final Topics topics;

  public Audits(Map<String, Object> kafka, Topics topics) {
    this.kafka = Map.copyOf(kafka);
    this.topics = topics;
  }

  /** From a time on, in the order of the topic. */
  public List<Audit> since(Instant from) {
    List<Audit> found = new ArrayList<>();
    try (TopicReader reader = new TopicReader(kafka)) {
      reader.read(Stretch.whole(List.of(topics.replays())).from(from), record ->
          DeadLetters.audit(record).ifPresent(found::add));
    }
    found.removeIf(audit -> audit.at().isBefore(from));
    return found;
  }
}
