package io.octollm.ops.topic;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which part of which topics to read: from a time, or the beginning, to the end that each partition
 * has when the reading starts.
 *
 * @param since the broker's timestamps before this are skipped; null for the beginning
 * @param maxRecords after which the reading gives up, incomplete
 * @param limit how long the reading may take
 */
public record Stretch(
    Collection<String> topics, @Nullable Instant since, long maxRecords, Duration limit) {
  /** How many records one reading looks at by default, at the most. */
  public static final long MAX_RECORDS = 5_000_000;

  private static final Duration LIMIT = Duration.ofSeconds(60);

  public Stretch {
    topics = List.copyOf(topics);
  }

  /** The whole of the topics, within the default limits. */
  public static Stretch whole(Collection<String> topics) {
    return new Stretch(topics, null, MAX_RECORDS, LIMIT);
  }

  public Stretch from(@Nullable Instant start) {
    return new Stretch(topics, start, maxRecords, limit);
  }

  /** However many records there are. */
  public Stretch unlimited() {
    return new Stretch(topics, since, Long.MAX_VALUE, limit);
  }

  public Stretch within(Duration time) {
    return new Stretch(topics, since, maxRecords, time);
  }
}
