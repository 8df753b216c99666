package io.octollm.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Assignment;
import io.octollm.schema.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Far more tasks than their arm has places for, through the real graph. */
class BurstTest {
  private static final int CAPACITY = 3;
  private static final int PLACES = 2 * CAPACITY;
  /** They come within half of the time that a step may take, so that none with the arm is given up. */
  private static final long SPREAD_MILLIS = 30_000;
  /** How much earlier than it came a task of that priority counts as having come, in seconds. */
  private static final Map<Priority, Integer> HEAD_STARTS = Map.of(
      Priority.LOW, 0, Priority.MEDIUM, 10, Priority.HIGH, 30, Priority.CRITICAL, 120);

  private final TestPipeline pipeline = new TestPipeline();
  private final Queue<Assignment> held = new ArrayDeque<>();
  private final List<String> given = new ArrayList<>();
  private final Random random = new Random(4);
  private int submitted;

  private record Expected(String id, Instant rank, int number) {}

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void burstWaitsInTheStoreAndLeavesItInTheOrderOfItsRanks() {
    burstLeavesInOrder(3_000);
  }

  @Tag("soak")
  @Test
  void burstOfAHundredThousandLeavesInTheOrderOfItsRanks() {
    burstLeavesInOrder(100_000);
  }

  private void burstLeavesInOrder(int tasks) {
    List<Expected> expected = new ArrayList<>();
    for (int i = 0; i < tasks; i++) {
      Priority priority = Priority.values()[random.nextInt(4)];
      expected.add(new Expected(submit(priority),
          pipeline.now().minusSeconds(HEAD_STARTS.get(priority)), i));
      pipeline.advance(Duration.ofMillis(SPREAD_MILLIS * (i + 1) / tasks - SPREAD_MILLIS * i / tasks));
    }
    assertThat(taken()).as("with the arm").isEqualTo(PLACES);

    while (!held.isEmpty()) {
      finishOne();
      assertThat(held).hasSizeLessThanOrEqualTo(PLACES);
    }

    // The first came while places were free.
    List<String> ranked = new ArrayList<>(
        expected.subList(0, PLACES).stream().map(Expected::id).toList());
    expected.subList(PLACES, tasks).stream()
        .sorted(Comparator.comparing(Expected::rank).thenComparing(Expected::number))
        .forEach(one -> ranked.add(one.id()));
    assertThat(given).isEqualTo(ranked);
  }

  @Test
  void criticalOvertakesAllLowOnesThatCameWithinItsHeadStart() {
    for (int i = 0; i < 500; i++) {
      submit(Priority.LOW);
      pipeline.advance(Duration.ofMillis(100));
    }
    taken();

    String critical = submit(Priority.CRITICAL);
    finishOne();

    assertThat(given.getLast()).isEqualTo(critical);
  }

  @Test
  void lowIsGivenWithinTheHeadStartThoughCriticalOnesNeverCease() {
    for (int i = 0; i < PLACES; i++) {
      submit(Priority.CRITICAL);
    }
    String low = submit(Priority.LOW);
    Instant since = pipeline.now();
    taken();

    while (!given.contains(low)) {
      submit(Priority.CRITICAL);
      submit(Priority.CRITICAL);
      pipeline.advance(Duration.ofSeconds(1));
      finishOne();
      assertThat(Duration.between(since, pipeline.now())).as("wait of a low task")
          .isLessThan(Duration.ofSeconds(2 * 120 + 2));
    }

    assertThat(Duration.between(since, pipeline.now())).isGreaterThan(Duration.ofSeconds(100));
  }

  private String submit(Priority priority) {
    String id = "burst-" + submitted++;
    pipeline.heartbeat("coder", CAPACITY, "code");
    pipeline.submit("{\"task_id\":\"%s\",\"goal\":\"g\",\"priority\":\"%s\",\"required_capabilities\":"
        .formatted(id, priority) + "[\"code\"],\"budget\":{\"max_time_seconds\":36000}}");
    return id;
  }

  /** Takes what came to the arm; returns how much it holds. */
  private int taken() {
    for (Assignment assignment : pipeline.takeAssignments("coder")) {
      held.add(assignment);
      given.add(assignment.taskId());
    }
    return held.size();
  }

  private void finishOne() {
    pipeline.succeed(held.remove(), "done");
    taken();
  }
}
