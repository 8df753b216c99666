package io.octollm.ops.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.octollm.schema.DeadLetter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Origin;
import io.octollm.schema.TaskError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LetterFilterTest {
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");
  private static final DeadLetter LETTER = new DeadLetter("task-1", "req-1", "coder",
      TaskError.of(ErrorCode.MODEL_TIMEOUT, "slow"), 2, AT,
      new Origin("tasks", 0, 1, AT, "00"), 0, null, false);

  @ParameterizedTest
  @CsvSource({
    "request,req-1,true", "request,req-2,false", "task,task-1,true", "task,task-2,false",
    "arm,coder,true", "arm,judge,false", "stage,coder,true", "stage,reflex,false",
    "code,model_timeout,true", "code,MODEL_TIMEOUT,true", "code,ARM_ERROR,false",
    "since,2026-01-31T12:00:00Z,true", "since,2026-01-31T12:00:01Z,false",
    "until,2026-01-31T12:00:01Z,true", "until,2026-01-31T12:00:00Z,false",
    "until,2026-01-31T14:00:01+02:00,true", "attempt,2,true", "attempt,1,false"
  })
  void eachOptionDecides(String option, String value, boolean matches) {
    assertThat(LetterFilter.parse(Map.of(option, value)).matches(LETTER)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "since,yesterday,--since must be an ISO-8601 instant",
    "code,MODEL_TIMEOUTS,the nearest is MODEL_TIMEOUT",
    "attempt,-1,--attempt must be a whole number from 0",
    "limit,0,--limit must be a whole number from 1",
    "arm,Not An Arm,--arm must be",
    "task,no/id,--task must be a task id",
    "cod,x,the nearest is --code"
  })
  void badValueNamesItsOptionAndWhatIsExpected(String option, String value, String message) {
    assertThatThrownBy(() -> LetterFilter.parse(Map.of(option, value)))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining(message);
  }

  @Test
  void timeThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> LetterFilter.parse(
        Map.of("since", "2026-01-31T12:00:00Z", "until", "2026-01-31T11:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--since must lie before --until");
  }

  @ParameterizedTest
  @CsvSource({"stage,intak,intake", "arm,codr,coder", "arm,coder,", "stage,reflex,"})
  void stageThatThereIsNotHasANearestOne(String option, String value, String nearest) {
    assertThat(LetterFilter.parse(Map.of(option, value))
        .nearestStage(List.of("intake", "reflex", "orchestrator", "coder")))
        .isEqualTo(Optional.ofNullable(nearest));
  }

  @Test
  void armAndStageMustNotDiffer() {
    assertThatThrownBy(() -> LetterFilter.parse(Map.of("arm", "coder", "stage", "judge")))
        .hasMessageContaining("--arm and --stage");
  }

  @ParameterizedTest
  @CsvSource({"60,60", "60/s,60", "1/s,1"})
  void rateIsTakenWithAndWithoutItsUnit(String text, int perSecond) {
    assertThat(ReplaySettings.rate(text)).isEqualTo(perSecond);
  }
}
