package io.octollm.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.TaskError;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final TaskError UNKNOWN = TaskError.of(ErrorCode.ARM_ERROR, "broke");
  private final Backoff backoff = new Backoff(OrchestratorSettings.DEFAULT);

  private LongStream pauses(int attempt) {
    return LongStream.range(0, 10_000)
        .map(i -> backoff.millis("task-" + i, "step-1", attempt, UNKNOWN));
  }

  @ParameterizedTest
  @CsvSource({"1,1000", "2,2000", "3,4000", "6,32000", "7,60000", "31,60000", "32,60000",
      "2000,60000"})
  void jitterFillsTheWholeRangeBelowTheCeiling(int attempt, long ceiling) {
    var seen = pauses(attempt).summaryStatistics();

    assertThat(seen.getMin()).isBetween(0L, ceiling / 100);
    assertThat(seen.getMax()).isBetween(ceiling - ceiling / 100, ceiling);
    assertThat(seen.getAverage()).isBetween(ceiling * 0.45, ceiling * 0.55);
  }

  @Test
  void sameAttemptOfTheSameTaskAlwaysWaitsEquallyLong() {
    assertThat(backoff.millis("t-1", "step-1", 2, UNKNOWN))
        .isEqualTo(new Backoff(OrchestratorSettings.DEFAULT).millis("t-1", "step-1", 2, UNKNOWN));
  }

  @Test
  void differentStepsOfATaskDoNotWaitInStep() {
    assertThat(backoff.millis("t-1", "a", 5, UNKNOWN))
        .isNotEqualTo(backoff.millis("t-1", "b", 5, UNKNOWN));
  }

  @Test
  void pauseThatWasAskedForIsTakenAsItIs() {
    assertThat(backoff.millis("t-1", "step-1", 1, UNKNOWN.retryAfter(123_456))).isEqualTo(123_456);
    assertThat(backoff.millis("t-1", "step-1", 1, UNKNOWN.retryAfter(0))).isZero();
    assertThat(backoff.millis("t-1", "step-1", 1, UNKNOWN.retryAfter(-1))).isZero();
  }

  @Test
  void longestPauseIsTheCeilingItself() {
    assertThat(pauses(1).max()).hasValue(1_000);
  }
}
