package io.octollm.app;

import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicReader;
import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import io.octollm.schema.Document;
import io.octollm.schema.Ids;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** What the topic of documents holds at one moment: of each document its source and the hash of its record. */
record DocumentTopic(String name, Map<String, Held> held) {
  /** @param sha256 of the record's value */
  record Held(String source, String sha256) {}

  /** Reads the topic from its beginning to where it ends now; ends the verb where that is not reached. */
  static DocumentTopic read(Map<String, Object> kafka, String name) {
    Map<String, Held> held = new TreeMap<>();
    try (TopicReader reader = new TopicReader(kafka)) {
      if (reader.partitions(List.of(name)).isEmpty()) {
        throw Failure.unreachable(name + " is missing: make it with `octollm topics --create`");
      }
      Tally tally = reader.read(Stretch.whole(List.of(name)), record -> {
        if (record.key() != null) {
          take(held, new String(record.key(), StandardCharsets.UTF_8), record.value());
        }
      });
      if (!tally.complete()) {
        throw Failure.unreachable("reading " + name + " did not end in time: nothing was sent; see octollm doctor");
      }
    } catch (KafkaException e) {
      throw Failure.unreachable("Kafka does not give " + name + ": " + e.getClass().getSimpleName());
    }
    return new DocumentTopic(name, held);
  }

  private static void take(Map<String, Held> held, String id, byte @Nullable [] value) {
    if (value == null) {
      held.remove(id);
    } else {
      String source = Codec.decode(value, Document.class)
          instanceof Decoded.Value<Document>(Document document) ? document.source() : "";
      held.put(id, new Held(source, Ids.sha256(value)));
    }
  }

  /** Whether an id is another source's. */
  boolean isOfAnother(String id, String source) {
    Held there = held.get(id);
    return there != null && !there.source().equals(source);
  }

  String sourceOf(String id) {
    Held there = held.get(id);
    return there == null || there.source().isEmpty() ? "no named source" : there.source();
  }

  /** The documents of a source, in the order of their ids. */
  List<String> idsOf(String source) {
    return held.entrySet().stream().filter(entry -> entry.getValue().source().equals(source))
        .map(Map.Entry::getKey).toList();
  }

  boolean holds(String id) {
    return held.containsKey(id);
  }

  /** Whether a document is there with this very record. */
  boolean holds(String id, byte[] value) {
    Held there = held.get(id);
    return there != null && there.sha256().equals(Ids.sha256(value));
  }
}
