package io.octollm.ops.lag;

import io.octollm.schema.EventName;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells once of each partition in which a group commits nothing though there is something to read, and
 * again only after it has moved. For one thread.
 */
final class StuckPartitions {
  /** As long as the alert OctollmConsumerStuck looks back. */
  static final Duration LIMIT = Duration.ofMinutes(5);
  private static final Logger LOG = LoggerFactory.getLogger(StuckPartitions.class);

  private Map<Place, Rest> resting = new HashMap<>();

  private record Place(String group, String topic, int partition) {}

  /** A committed offset that has not moved since. */
  private record Rest(long offset, Instant since, boolean told) {}

  /** Looks at a measurement; what it does not show is forgotten. */
  void look(LagReport report) {
    Map<Place, Rest> still = new HashMap<>();
    for (PartitionLag lag : report.partitions()) {
      if (lag.records() > 0) {
        Place place = new Place(lag.group(), lag.topic(), lag.partition());
        still.put(place, rest(resting.get(place), lag, report.at()));
      }
    }
    resting = still;
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
