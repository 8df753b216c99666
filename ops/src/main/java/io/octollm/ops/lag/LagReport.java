package io.octollm.ops.lag;

import io.octollm.schema.Codec;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lag of all groups at one moment. A partition without a commit is absent, for its lag is not
 * known.
 *
 * @param oldestByArm when the oldest unfinished task of each arm was submitted
 */
public record LagReport(
    Instant at, List<PartitionLag> partitions, Map<String, Instant> oldestByArm) {

  public LagReport {
    partitions = List.copyOf(partitions);
    oldestByArm = new TreeMap<>(oldestByArm);
  }

  /** The line of one partition. */
  public static ObjectNode line(PartitionLag lag) {
    ObjectNode line = Codec.emptyObject().put("group", lag.group()).put("topic", lag.topic())
        .put("partition", lag.partition()).put("records", lag.records());
    return lag.seconds() == null ? line : line.put("seconds", lag.seconds());
  }

  /** The line of one arm's oldest unfinished task. */
  public ObjectNode line(String arm, Instant oldest) {
    return Codec.emptyObject().put("arm", arm).put("oldest_unfinished_task_seconds", age(oldest));
  }

  public double age(Instant since) {
    return Math.max(0, Duration.between(since, at).toMillis() / 1_000.0);
  }

  /** The report as a table for a terminal. */
  public String table() {
    StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-34s %-34s %4s %10s %10s%n",
        "GROUP", "TOPIC", "PART", "RECORDS", "SECONDS"));
    for (PartitionLag lag : partitions) {
      text.append(String.format(Locale.ROOT, "%-34s %-34s %4d %10d %10s%n", lag.group(),
          lag.topic(), lag.partition(), lag.records(),
          lag.seconds() == null ? "-" : String.format(Locale.ROOT, "%.1f", lag.seconds())));
    }
    if (partitions.isEmpty()) {
      text.append("no group of this application has committed anything yet").append('\n');
    }
    oldestByArm.forEach((arm, since) -> text.append(String.format(Locale.ROOT,
        "oldest unfinished task  arm=%-16s %10.1f s%n", arm, age(since))));
    return text.toString();
  }
}
