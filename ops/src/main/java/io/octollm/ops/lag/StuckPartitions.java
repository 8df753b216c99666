package io.octollm.ops.lag;

import io.octollm.schema.EventName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows for how long a group has committed nothing in a partition though there is something to read,
 * as far as it was looked at, and tells once of each that is stuck; again only after it has moved. For
 * one thread.
 */
final class StuckPartitions {
  /** As long as the alert OctollmConsumerStuck looks back. */
  static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Logger LOG = LoggerFactory.getLogger(StuckPartitions.class);

  private Map<Place, Rest> resting = new HashMap<>();

  private record Place(String group, String topic, int partition) {}

  /** A committed offset that has not moved since. */
  private record Rest(long offset, Instant since, boolean told) {}

  /**
   * Looks at a measurement; what it does not show is forgotten.
   *
   * @return the time without a commit, for each partition; none where there is nothing to read
   */
  Map<PartitionLag, Duration> look(LagReport report) {
    Map<Place, Rest> still = new HashMap<>();
    Map<PartitionLag, Duration> ages = new LinkedHashMap<>();
    for (PartitionLag lag : report.partitions()) {
      Duration age = Duration.ZERO;
      if (lag.records() > 0) {
        Place place = new Place(lag.group(), lag.topic(), lag.partition());
        Rest rest = rest(resting.get(place), lag, report.at());
        still.put(place, rest);
        age = Duration.between(rest.since(), report.at());
      }
      ages.put(lag, age);
    }
    resting = still;
    return ages;
  }

  private static Rest rest(@Nullable Rest before, PartitionLag lag, Instant now) {
    if (before == null || before.offset() != lag.committed()) {
      return new Rest(lag.committed(), now, false);
    }
    Duration rested = Duration.between(before.since(), now);
    if (before.told() || rested.compareTo(LIMIT) < 0) {
      return before;
    }
    LOG.atWarn().setMessage(EventName.LAG_STUCK.text()).addKeyValue("group", lag.group())
        .addKeyValue("topic", lag.topic()).addKeyValue("partition", lag.partition())
        .addKeyValue("offset", lag.committed()).addKeyValue("records", lag.records())
        .addKeyValue("duration", rested.toMillis() / 1_000.0).log();
    return new Rest(before.offset(), before.since(), true);
  }
}
