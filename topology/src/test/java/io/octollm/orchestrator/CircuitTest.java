package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.error;
import static io.octollm.orchestrator.Facts.failed;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.View;
import io.octollm.schema.View.Breaker;
import io.octollm.schema.View.Circuit;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitTest {
  private final Lane lane = new Lane();
  private final Story story = lane.story;

  private void opened() {
    for (int i = 0; i < 5; i++) {
      lane.task("", ErrorCode.ARM_ERROR);
    }
  }

  @Test
  void attemptsThatFailInARowOpenTheCircuit() {
    for (int i = 1; i < 5; i++) {
      lane.task("", ErrorCode.ARM_ERROR);
    }
    assertThat(story.circuit("worker").at(story.now())).isEqualTo(Breaker.CLOSED);

    Told told = lane.task("", ErrorCode.STEP_TIMEOUT);

    assertThat(told.entry(EventName.ARM_BREAKER)).containsEntry("arm", "worker")
        .containsEntry("state", "open").containsEntry("before", "closed").containsEntry("failures", 5)
        .containsEntry("until", story.now().plusSeconds(30).toString());
    assertThat(story.circuit("worker").at(story.now())).isEqualTo(Breaker.OPEN);
  }

  @Test
  void goodEndInBetweenStartsTheCountAnew() {
    for (int i = 0; i < 20; i++) {
      lane.task("", i % 5 == 4 ? null : ErrorCode.ARM_ERROR);
    }

    assertThat(story.circuit("worker").state()).isEqualTo(Breaker.CLOSED);
  }

  @Test
  void onePoisonTaskOpensNothing() {
    story.submit("'budget':{'max_retries':9,'max_time_seconds':9000}");
    for (int attempt = 1; attempt <= 9; attempt++) {
      story.report(failed("step-1", attempt, "worker", error(ErrorCode.ARM_ERROR)));
      story.at(story.active().due()).timer();
    }

    assertThat(story.circuit("worker").failures()).isEqualTo(1);
    assertThat(story.circuit("worker").state()).isEqualTo(Breaker.CLOSED);
  }

  @ParameterizedTest
  @EnumSource(names = {"INVALID_INPUT", "COMMAND_NOT_ALLOWED", "COMMAND_FAILED", "RATE_LIMITED",
      "QUOTA_EXCEEDED", "CONTENT_FILTERED",
      "MODEL_REFUSED", "OUTPUT_TOO_LARGE"})
  void whatIsTheTasksOwnFaultOpensNothing(ErrorCode code) {
    for (int i = 0; i < 6; i++) {
      lane.task("", code);
    }

    assertThat(story.circuit("worker").failures()).isZero();
  }

  @Test
  void nothingIsGivenToAnArmBehindAnOpenCircuit() {
    opened();

    Told told = lane.submit("");

    assertThat(told.assignments()).isEmpty();
    assertThat(((Phase.Waiting) story.phase("step-1")).arms()).containsExactly("worker");
    assertThat(((Phase.Waiting) story.phase("step-1")).until()).isNull();
  }

  @Test
  void anotherArmTakesOverMeanwhile() {
    opened();
    story.arm("other");

    assertThat(lane.submit("").assignment().arm()).isEqualTo("other");
  }

  @Test
  void afterThePauseOneStepIsTried() {
    opened();
    lane.submit("");
    story.after(Duration.ofSeconds(30));

    Told tried = lane.slot();
    Told second = lane.submit("");

    assertThat(tried.assignments()).hasSize(1);
    assertThat(tried.entry(EventName.ARM_BREAKER)).containsEntry("state", "half_open");
    assertThat(second.assignments()).isEmpty();
  }

  @Test
  void tryThatSucceedsClosesTheCircuit() {
    opened();
    story.after(Duration.ofSeconds(30));
    lane.submit("");

    Told told = lane.report(1, null);

    assertThat(told.entry(EventName.ARM_BREAKER)).containsEntry("state", "closed");
    assertThat(story.circuit("worker")).isEqualTo(Circuit.CLOSED);
    assertThat(lane.submit("").assignments()).hasSize(1);
  }

  @Test
  void tryThatFailsOpensItAgain() {
    opened();
    story.after(Duration.ofSeconds(30));

    lane.task("", ErrorCode.ARM_ERROR);

    assertThat(story.circuit("worker").at(story.now().plusSeconds(29))).isEqualTo(Breaker.OPEN);
    assertThat(story.circuit("worker").at(story.now().plusSeconds(30))).isEqualTo(Breaker.HALF_OPEN);
  }

  @Test
  void tryThatFailsByTheTasksOwnFaultClosesIt() {
    opened();
    story.after(Duration.ofSeconds(30));

    lane.task("", ErrorCode.INVALID_INPUT);

    assertThat(story.circuit("worker").state()).isEqualTo(Breaker.CLOSED);
  }

  @Test
  void tryThatIsNeverReportedIsFollowedByAnother() {
    opened();
    story.after(Duration.ofSeconds(30));
    lane.submit("");
    story.after(Duration.ofSeconds(30 + 71));

    assertThat(lane.submit("").assignments()).hasSize(1);
  }

  @Test
  void tryThatFailsInAFloodIsFollowedByTheFloodsPause() {
    CircuitSettings settings =
        new CircuitSettings(5, Duration.ofSeconds(30), 20, 0.5, 50, Duration.ofSeconds(45));
    Circuit flood = new Circuit(Breaker.HALF_OPEN, 0, null, Facts.START, true, 20, 0, 0);
    View view = new View(Facts.START, 3, "policy-1", List.of(), Map.of(), false, null,
        Map.of("worker", flood));
    Draft draft = new Draft(new Fact.TimerFired(Tasks.ID, Facts.START), view, Facts.START);

    new Circuits(settings).failed("worker", Tasks.ID, ErrorCode.ARM_ERROR, draft);

    assertThat(draft.circuit("worker").until()).isEqualTo(Facts.START.plusSeconds(45));
  }
}
