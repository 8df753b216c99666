package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.error;
import static io.octollm.orchestrator.Facts.failed;
import static io.octollm.orchestrator.Facts.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Command;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Status;
import io.octollm.schema.View.Breaker;
import io.octollm.schema.View.Circuit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CircuitTest {
  private static final String ONCE = "'budget':{'max_retries':0}";
  private final Story story = Story.withWorker();
  private int tasks;

  /** Another task's only attempt ends so. */
  private Told task(String fields, ErrorCode code) {
    story.next();
    String id = "t-" + ++tasks;
    story.on(Facts.submitted(Tasks.task(fields).withId(id), tasks));
    return story.on(new Fact.Reported(Facts.at("octollm.outcomes", tasks), code == null
        ? new io.octollm.schema.Outcome.Succeeded(id, "step-1", 1, "worker", "w",
            io.octollm.schema.Codec.emptyObject(), 1, io.octollm.schema.Usage.NONE, 1)
        : new io.octollm.schema.Outcome.Failed(id, "step-1", 1, "worker", "w", error(code),
            io.octollm.schema.Usage.NONE, 1)));
  }

  private Told submit(String fields) {
    story.next();
    return story.on(Facts.submitted(Tasks.task(fields).withId("t-" + ++tasks), tasks));
  }

  private void opened() {
    for (int i = 0; i < 5; i++) {
      task("", ErrorCode.ARM_ERROR);
    }
  }

  @Test
  void attemptsThatFailInARowOpenTheCircuit() {
    for (int i = 1; i < 5; i++) {
      task("", ErrorCode.ARM_ERROR);
    }
    assertThat(story.circuit("worker").at(story.now())).isEqualTo(Breaker.CLOSED);

    Told told = task("", ErrorCode.STEP_TIMEOUT);

    assertThat(told.entry(EventName.ARM_BREAKER)).containsEntry("arm", "worker")
        .containsEntry("state", "open").containsEntry("before", "closed").containsEntry("failures", 5)
        .containsEntry("until", story.now().plusSeconds(30).toString());
    assertThat(story.circuit("worker").at(story.now())).isEqualTo(Breaker.OPEN);
  }

  @Test
  void goodEndInBetweenStartsTheCountAnew() {
    for (int i = 0; i < 20; i++) {
      task("", i % 5 == 4 ? null : ErrorCode.ARM_ERROR);
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
      "MODEL_REFUSED", "OUTPUT_TOO_LARGE"})
  void whatIsTheTasksOwnFaultOpensNothing(ErrorCode code) {
    for (int i = 0; i < 6; i++) {
      task("", code);
    }

    assertThat(story.circuit("worker").failures()).isZero();
  }

  @Test
  void nothingIsGivenToAnArmBehindAnOpenCircuit() {
    opened();

    Told told = submit("");

    assertThat(told.assignments()).isEmpty();
    assertThat(((Phase.Waiting) story.phase("step-1")).arms()).containsExactly("worker");
    assertThat(((Phase.Waiting) story.phase("step-1")).until()).isNull();
  }

  @Test
  void anotherArmTakesOverMeanwhile() {
    opened();
    story.arm("other");

    assertThat(submit("").assignment().arm()).isEqualTo("other");
  }

  @Test
  void afterThePauseOneStepIsTried() {
    opened();
    submit("");
    story.after(Duration.ofSeconds(30));

    Told tried = story.on(new Fact.SlotFreed("t-6", story.now()));
    Told second = submit("");

    assertThat(tried.assignments()).hasSize(1);
    assertThat(tried.entry(EventName.ARM_BREAKER)).containsEntry("state", "half_open");
    assertThat(second.assignments()).isEmpty();
  }

  @Test
  void tryThatSucceedsClosesTheCircuit() {
    opened();
    story.after(Duration.ofSeconds(30));
    submit("");

    Told told = story.on(new Fact.Reported(Facts.at("octollm.outcomes", 1),
        new io.octollm.schema.Outcome.Succeeded("t-6", "step-1", 1, "worker", "w",
            io.octollm.schema.Codec.emptyObject(), 1, io.octollm.schema.Usage.NONE, 1)));

    assertThat(told.entry(EventName.ARM_BREAKER)).containsEntry("state", "closed");
    assertThat(story.circuit("worker")).isEqualTo(Circuit.CLOSED);
    assertThat(submit("").assignments()).hasSize(1);
  }

  @Test
  void tryThatFailsOpensItAgain() {
    opened();
    story.after(Duration.ofSeconds(30));

    task("", ErrorCode.ARM_ERROR);

    assertThat(story.circuit("worker").at(story.now().plusSeconds(29))).isEqualTo(Breaker.OPEN);
    assertThat(story.circuit("worker").at(story.now().plusSeconds(30))).isEqualTo(Breaker.HALF_OPEN);
  }

  @Test
  void tryThatFailsByTheTasksOwnFaultClosesIt() {
    opened();
    story.after(Duration.ofSeconds(30));

    task("", ErrorCode.INVALID_INPUT);

    assertThat(story.circuit("worker").state()).isEqualTo(Breaker.CLOSED);
  }

  @Test
  void tryThatIsNeverReportedIsFollowedByAnother() {
    opened();
    story.after(Duration.ofSeconds(30));
    submit("");
    story.after(Duration.ofSeconds(30 + 71));

    assertThat(submit("").assignments()).hasSize(1);
  }

  /** As many tasks as fail for good before the flood is seen. */
  private List<Told> flood() {
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(task(ONCE, ErrorCode.MODEL_REFUSED));
    }
    return all;
  }

  @Test
  void manyDeadLettersInARowHoldTheWorkBack() {
    List<Told> told = flood();

    assertThat(told.subList(0, 19)).allMatch(each -> each.letters().size() == 1);
    assertThat(told.getLast().letters()).isEmpty();
    assertThat(told.getLast().results()).isEmpty();
    assertThat(told.getLast().entry(EventName.FLOOD_OPEN)).containsEntry("arm", "worker")
        .containsEntry("letters_in_row", 20).containsEntry("error_code", "MODEL_REFUSED");
    assertThat(told.getLast().entry(EventName.TASK_WAITING)).containsEntry("held", true);
    assertThat(story.phase("step-1")).isInstanceOf(Phase.Waiting.class);
    assertThat(submit("").assignments()).isEmpty();
  }

  @Test
  void aLargeShareOfTheWindowHoldsItBackToo() {
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      told.add(task(ONCE, i % 5 == 0 ? null : ErrorCode.MODEL_REFUSED));
    }

    assertThat(told.stream().anyMatch(each -> each.names().contains(EventName.FLOOD_OPEN))).isTrue();
    assertThat(story.circuit("worker").letters()).isLessThan(20);
  }

  @Test
  void fewDeadLettersAmongManyGoodEndsAreNoFlood() {
    for (int i = 0; i < 200; i++) {
      Told told = task(ONCE, i % 3 == 0 ? ErrorCode.MODEL_REFUSED : null);
      assertThat(told.results()).hasSize(1);
    }
    for (int i = 0; i < 50; i++) {
      task(ONCE, null);
    }

    assertThat(story.circuit("worker")).isEqualTo(Circuit.CLOSED);
  }

  @Test
  void deadLettersThatAreTheTasksOwnFaultAreNoFlood() {
    for (int i = 0; i < 60; i++) {
      assertThat(task("", ErrorCode.COMMAND_NOT_ALLOWED).letters()).hasSize(1);
    }
  }

  @Test
  void heldTaskOutlivesItsTimeButNotItsDeadline() {
    flood();
    TaskState held = story.state();
    story.at(story.active().endsAt()).on(new Fact.TimerFired("t-20", story.now()));
    Instant more = story.active().endsAt();
    submit("'deadline':'2026-01-01T00:06:00Z'");
    story.at(Instant.parse("2026-01-01T00:06:00Z"));
    Told over = story.on(new Fact.TimerFired("t-21", story.now()));

    assertThat(more).isEqualTo(((TaskState.Active) held).endsAt().plusSeconds(60));
    assertThat(over.result().error().code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
  }

  @Test
  void tryThatSucceedsLetsTheWorkGo() {
    flood();
    story.after(Duration.ofSeconds(30));
    Told tried = story.on(new Fact.SlotFreed("t-20", story.now()));
    Told done = story.on(new Fact.Reported(Facts.at("octollm.outcomes", 1),
        new io.octollm.schema.Outcome.Succeeded("t-20", "step-1", 2, "worker", "w",
            io.octollm.schema.Codec.emptyObject(), 1, io.octollm.schema.Usage.NONE, 1)));

    assertThat(tried.assignment().attempt()).isEqualTo(2);
    assertThat(done.result().status()).isEqualTo(Status.COMPLETED);
    assertThat(done.entry(EventName.FLOOD_CLOSED)).containsEntry("by", "probe");
    assertThat(submit("").assignments()).hasSize(1);
  }

  @Test
  void tryThatFailsKeepsItsTaskHeld() {
    flood();
    story.after(Duration.ofSeconds(30));
    story.on(new Fact.SlotFreed("t-20", story.now()));

    Told told = story.on(new Fact.Reported(Facts.at("octollm.outcomes", 1),
        new io.octollm.schema.Outcome.Failed("t-20", "step-1", 2, "worker", "w",
            error(ErrorCode.MODEL_REFUSED), io.octollm.schema.Usage.NONE, 1)));

    assertThat(told.results()).isEmpty();
    assertThat(story.circuit("worker").at(story.now().plusSeconds(29))).isEqualTo(Breaker.OPEN);
  }

  @Test
  void commandLetsTheWorkGo() {
    flood();
    TaskState held = story.state();
    story.next();

    Told told = story.on(Facts.commanded(new Command.Release("worker")));

    assertThat(told.entry(EventName.FLOOD_CLOSED)).containsEntry("by", "command");
    assertThat(told.event().taskId()).isEqualTo("arm:worker");
    assertThat(story.back(held).on(new Fact.SlotFreed("t-20", story.now())).assignments()).hasSize(1);
  }

  @Test
  void commandForAnArmThatIsWellChangesNothing() {
    assertThat(story.on(Facts.commanded(new Command.Release("worker"))).isNothing()).isTrue();
  }

  @Test
  void unrepeatableActIsNeverHeld() {
    flood();
    story.after(Duration.ofSeconds(30));
    story.on(new Fact.SlotFreed("t-20", story.now()));
    story.on(new Fact.Reported(Facts.at("octollm.outcomes", 1),
        new io.octollm.schema.Outcome.Started("t-20", "step-1", 2, "worker", "w")));

    Told told = story.on(new Fact.Reported(Facts.at("octollm.outcomes", 2),
        new io.octollm.schema.Outcome.Failed("t-20", "step-1", 2, "worker", "w",
            error(ErrorCode.MODEL_REFUSED), io.octollm.schema.Usage.NONE, 1)));

    assertThat(told.letters()).hasSize(1);
  }
}
