package io.octollm.ops.lag;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.octollm.ops.letter.OpenLetters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The gauges that a lag report moves; a row that is not in the newest report disappears. */
final class LagGauges {
  private final MultiGauge records;
  private final MultiGauge seconds;
  private final MultiGauge oldestTask;
  private final MultiGauge lettersOpen;
  private final MultiGauge oldestLetter;

  LagGauges(MeterRegistry meters) {
    records = gauge("octollm.consumer.lag.records", "Records a group has not read yet", meters);
    seconds = gauge("octollm.consumer.lag.seconds", "Age of a group's oldest unread record", meters);
    oldestTask = gauge("octollm.oldest.unfinished.task.seconds",
        "Age of the oldest task that has not ended, by the arm it is with", meters);
    lettersOpen = gauge("octollm.dead.letters.open",
        "Dead letters not yet replayed, parked or dismissed", meters);
    oldestLetter = gauge("octollm.dead.letter.oldest.seconds",
        "Age of the oldest open dead letter", meters);
  }

  private static MultiGauge gauge(String name, String description, MeterRegistry meters) {
    return MultiGauge.builder(name).description(description).register(meters);
  }

  void show(LagReport report, Map<String, OpenLetters.Depth> letters) {
    List<Row<?>> behind = new ArrayList<>();
    List<Row<?>> ages = new ArrayList<>();
    for (PartitionLag lag : report.partitions()) {
      Tags tags = Tags.of("group", lag.group(), "topic", lag.topic(),
          "partition", Integer.toString(lag.partition()));
      behind.add(Row.of(tags, lag.records()));
      if (lag.seconds() != null) {
        ages.add(Row.of(tags, lag.seconds()));
      }
    }
    records.register(behind, true);
    seconds.register(ages, true);
    List<Row<?>> tasks = new ArrayList<>();
    report.oldestByArm().forEach((arm, since) ->
        tasks.add(Row.of(Tags.of("arm", arm), report.age(since))));
    oldestTask.register(tasks, true);
    List<Row<?>> open = new ArrayList<>();
    List<Row<?>> oldest = new ArrayList<>();
    letters.forEach((stage, depth) -> {
      open.add(Row.of(Tags.of("stage", stage), depth.count()));
      oldest.add(Row.of(Tags.of("stage", stage), report.age(depth.oldest())));
    });
    lettersOpen.register(open, true);
    oldestLetter.register(oldest, true);
  }

  /** Takes every row away: nothing is known while the broker does not answer. */
  void forget() {
    for (MultiGauge gauge : List.of(records, seconds, oldestTask, lettersOpen, oldestLetter)) {
      gauge.register(List.of(), true);
    }
  }
}
