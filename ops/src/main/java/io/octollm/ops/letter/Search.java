package io.octollm.ops.letter;

import io.octollm.ops.topic.Place;
import io.octollm.ops.topic.RecordFetcher;
import io.octollm.ops.topic.Stretch;
import io.octollm.ops.topic.Tally;
import io.octollm.ops.topic.TopicReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How letters are looked for: where an id is named and somebody knows its records, they alone are read,
 * else the whole stretch.
 *
 * @param watch told how far a reading has come, and a replay after its reading
 */
public record Search(Index index, TopicReader.Watch watch) {
  /** Nobody knows anything, and nobody is told. */
  public static final Search PLAIN = new Search(id -> Optional.empty(), TopicReader.Watch.NONE);

  /** Knows where the records of an id lie. */
  @FunctionalInterface
  public interface Index {
    /** All that was written of a task id or a request id until now; empty when it cannot tell. */
    Optional<Set<Place>> places(String id);
  }

  /** @param id whose records are wanted; null when all are */
  Tally read(
      Map<String, Object> kafka, @Nullable String id, Stretch stretch, TopicReader.Visitor visitor) {
    Set<Place> places = id == null ? Set.of() : index.places(id).orElse(Set.of());
    if (places.isEmpty()) {
      try (TopicReader reader = new TopicReader(kafka, watch)) {
        return reader.read(stretch, visitor);
      }
    }
    List<Place> here =
        places.stream().filter(place -> stretch.topics().contains(place.topic())).toList();
    try (RecordFetcher fetcher = new RecordFetcher(kafka)) {
      return fetcher.fetch(here, visitor);
    }
  }
}
