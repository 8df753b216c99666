package io.octollm.ops.letter;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.ops.topic.Place;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Origin;
import io.octollm.schema.TaskError;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplayPlanTest {
  private static final Instant AT = Instant.parse("2026-01-31T12:00:00Z");

  private static Letter letter(String stage, ErrorCode code, long offset) {
    return Letter.of(new Place("dlq." + stage, 0, offset), new DeadLetter("task-" + offset, "req-1",
        stage, TaskError.of(code, "broken"), 1, AT, new Origin("tasks", 0, offset, AT, "00"), 0, null,
        false), Fate.OPEN, 0);
  }

  private static final ReplayPlan PLAN = new ReplayPlan(
      List.of(letter("executor", ErrorCode.COMMAND_FAILED, 1), letter("coder", ErrorCode.ARM_ERROR, 2),
          letter("executor", ErrorCode.COMMAND_FAILED, 3)),
      List.of(letter("coder", ErrorCode.ARM_ERROR, 4)), new TreeMap<>(Map.of("already_replayed", 5)),
      ReplayTarget.ORIGIN, 9);

  @Test
  void planTellsWhatItTakesParksAndRefusesEachOnce() {
    assertThat(PLAN.toJson().toString()).isEqualTo("{\"plan\":\"" + PLAN.hash()
        + "\",\"count\":3,\"parks\":1,\"to\":\"origin\""
        + ",\"refused\":[{\"reason\":\"already_replayed\",\"count\":5}]"
        + ",\"takes\":[{\"stage\":\"coder\",\"code\":\"ARM_ERROR\",\"count\":1}"
        + ",{\"stage\":\"executor\",\"code\":\"COMMAND_FAILED\",\"count\":2}]}");
  }

  @ParameterizedTest
  @CsvSource({"0123456789abcdef,true", "0123456789ABCDEF,false", "0123456789abcde,false", "HASH,false"})
  void hashHasAForm(String text, boolean hash) {
    assertThat(ReplayPlan.isHash(text)).isEqualTo(hash);
    assertThat(ReplayPlan.isHash(PLAN.hash())).isTrue();
  }
}
