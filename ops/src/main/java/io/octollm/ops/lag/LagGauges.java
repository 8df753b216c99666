package io.octollm.ops.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.octollm.ops.letter.OpenLetters;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The gauges that a measurement moves; a row that is not in the newest one disappears. */
final class LagGauges {
  private final List<MultiGauge> all = new ArrayList<>();
  private final MultiGauge records;
  private final MultiGauge seconds;
  private final MultiGauge committed;
  private final MultiGauge commitAge;
  private final MultiGauge groups;
  private final MultiGauge ends;
  private final MultiGauge stable;
  private final MultiGauge retention;
  private final MultiGauge oldestTask;
  private final MultiGauge arms;
  private final MultiGauge lettersOpen;
  private final MultiGauge oldestLetter;

  LagGauges(MeterRegistry meters) {
    Gauges gauges = (name, description) -> {
      MultiGauge gauge = MultiGauge.builder(name).description(description).register(meters);
      all.add(gauge);
      return gauge;
    };
    records = gauges.named("octollm.consumer.lag.records", "Records a group has not read yet");
    seconds = gauges.named("octollm.consumer.lag.seconds", "Age of a group's oldest unread record");
    committed = gauges.named("octollm.consumer.committed.offset", "Where a group goes on reading");
    commitAge = gauges.named("octollm.consumer.commit.age.seconds",
        "How long a group that has something to read has committed nothing");
    groups = gauges.named("octollm.consumer.group.state", "1 for the state that a group is in");
    ends = gauges.named("octollm.topic.end.offset", "The offset that a partition's next record gets");
    stable = gauges.named("octollm.topic.stable.offset",
        "Up to where committed readers see; it stands still while a transaction hangs");
    retention = gauges.named("octollm.topic.retention.seconds", "How long a topic keeps a record");
    oldestTask = gauges.named("octollm.oldest.unfinished.task.seconds",
        "Age of the oldest task that has not ended, by the arm it is with");
    arms = gauges.named("octollm.arm.instances", "Instances of an arm whose heartbeat is fresh");
    lettersOpen = gauges.named("octollm.dead.letters.open",
        "Dead letters not yet replayed, parked or dismissed");
    oldestLetter = gauges.named("octollm.dead.letter.oldest.seconds",
        "Age of the oldest open dead letter");
  }

  private interface Gauges {
    MultiGauge named(String name, String description);
  }

  void show(LagReport report, ClusterState cluster) {
    rows(records, report.partitions(), lag -> Row.of(tags(lag), lag.records()));
    rows(seconds, report.partitions(),
        lag -> lag.seconds() == null ? null : Row.of(tags(lag), lag.seconds()));
    rows(committed, report.partitions(), lag -> Row.of(tags(lag), lag.committed()));
    rows(groups, cluster.groups().entrySet(),
        group -> Row.of(Tags.of("group", group.getKey(), "state", group.getValue()), 1));
    rows(ends, cluster.ends(), end -> Row.of(tags(end), end.end()));
    rows(stable, cluster.ends(), end -> Row.of(tags(end), end.stable()));
    rows(retention, cluster.retentionSeconds().entrySet(),
        topic -> Row.of(Tags.of("topic", topic.getKey()), topic.getValue()));
    rows(oldestTask, report.oldestByArm().entrySet(),
        arm -> Row.of(Tags.of("arm", arm.getKey()), report.age(arm.getValue())));
  }

  void showCommitAges(Map<PartitionLag, Duration> ages) {
    rows(commitAge, ages.entrySet(),
        age -> Row.of(tags(age.getKey()), age.getValue().toMillis() / 1_000.0));
  }

  void show(LagReport report, Map<String, OpenLetters.Depth> letters, Map<String, Integer> instances) {
    rows(arms, instances.entrySet(), arm -> Row.of(Tags.of("arm", arm.getKey()), arm.getValue()));
    rows(lettersOpen, letters.entrySet(),
        stage -> Row.of(Tags.of("stage", stage.getKey()), stage.getValue().count()));
    rows(oldestLetter, letters.entrySet(),
        stage -> Row.of(Tags.of("stage", stage.getKey()), report.age(stage.getValue().oldest())));
  }

  private static Tags tags(PartitionLag lag) {
    return Tags.of("group", lag.group(), "topic", lag.topic(),
        "partition", Integer.toString(lag.partition()));
  }

  private static Tags tags(LogEnd end) {
    return Tags.of("topic", end.topic(), "partition", Integer.toString(end.partition()));
  }

  /** @param row of an item; null for one of which nothing is known */
  private static <T> void rows(
      MultiGauge gauge, Iterable<T> items, Function<T, @Nullable Row<?>> row) {
    List<Row<?>> rows = new ArrayList<>();
    for (T item : items) {
      Row<?> known = row.apply(item);
      if (known != null) {
        rows.add(known);
      }
    }
    gauge.register(rows, true);
  }

  /** Takes every row away: nothing is known while the broker does not answer. */
  void forget() {
    all.forEach(gauge -> gauge.register(List.of(), true));
  }
}
