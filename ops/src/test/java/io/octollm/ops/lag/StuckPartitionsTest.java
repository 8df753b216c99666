package io.octollm.ops.lag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.octollm.schema.EventName;
import io.octollm.schema.lines.HeardLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StuckPartitionsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long LIMIT = StuckPartitions.LIMIT.toSeconds();

  private final HeardLines lines = new HeardLines(StuckPartitions.class);
  private final StuckPartitions stuck = new StuckPartitions();

  @AfterEach
  void close() {
    lines.close();
  }

  private static PartitionLag lag(int partition, long committed, long records) {
    return new PartitionLag("app", "t.tasks", partition, committed, records, 1.0);
  }

  private Map<PartitionLag, Duration> look(long second, PartitionLag... lags) {
    return stuck.look(new LagReport(START.plusSeconds(second), List.of(lags), Map.of()));
  }

  private List<HeardLines.Line> told() {
    return lines.of(EventName.LAG_STUCK);
  }

  @Test
  void partitionThatDoesNotMoveThoughThereIsWorkIsToldOfOnce() {
    look(0, lag(0, 7, 1), lag(1, 3, 1));
    look(LIMIT - 1, lag(0, 7, 9), lag(1, 4, 1));
    assertThat(told()).isEmpty();
    look(LIMIT, lag(0, 7, 9), lag(1, 4, 1));
    look(LIMIT + 5, lag(0, 7, 12), lag(1, 4, 1));

    assertThat(told()).singleElement().satisfies(line -> {
      assertThat(line.level()).isEqualTo("WARN");
      assertThat(line.fields()).containsExactly(entry("group", "app"), entry("topic", "t.tasks"),
          entry("partition", 0), entry("offset", 7L), entry("records", 9L),
          entry("duration", (double) LIMIT));
    });
  }

  @Test
  void whatMovedAndStandsStillAgainIsToldOfAgain() {
    look(0, lag(0, 7, 1));
    look(LIMIT, lag(0, 7, 1));
    look(LIMIT + 5, lag(0, 8, 1));
    look(2 * LIMIT + 5, lag(0, 8, 1));

    assertThat(told()).extracting(line -> line.fields().get("offset")).containsExactly(7L, 8L);
  }

  @Test
  void partitionWithNothingToReadRests() {
    look(0, lag(0, 7, 0));
    look(LIMIT, lag(0, 7, 0));
    look(LIMIT + 5, lag(0, 7, 1));
    look(2 * LIMIT, lag(0, 7, 1));

    assertThat(told()).isEmpty();
  }

  @Test
  void ageOfACommitCountsFromWhereItWasFirstSeenWithSomethingToRead() {
    assertThat(look(0, lag(0, 7, 1), lag(1, 3, 0)).values()).containsOnly(Duration.ZERO);
    assertThat(look(20, lag(0, 7, 5), lag(1, 3, 0))).containsExactly(
        entry(lag(0, 7, 5), Duration.ofSeconds(20)), entry(lag(1, 3, 0), Duration.ZERO));
    assertThat(look(30, lag(0, 8, 4)).values()).containsExactly(Duration.ZERO);
  }

  @Test
  void limitIsTheOneOfTheAlert() throws IOException {
    String rules = Files.readString(Path.of("prometheus/octollm-lag.rules.yml"));
    String rule = rules.substring(rules.indexOf("alert: OctollmConsumerStuck"));

    assertThat(rule.substring(0, rule.indexOf("for:")))
        .contains("lag_records[%dm]) > 0".formatted(Duration.ofSeconds(LIMIT).toMinutes()),
            "committed_offset[%dm]) == 0".formatted(Duration.ofSeconds(LIMIT).toMinutes()));
  }
}
