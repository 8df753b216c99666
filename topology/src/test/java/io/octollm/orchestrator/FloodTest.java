package io.octollm.orchestrator;

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

/** Work is held back before an arm at which too much would end as dead letters. */
class FloodTest {
  private static final String ONCE = "'budget':{'max_retries':0}";
  private final Lane lane = new Lane();
  private final Story story = lane.story;

  /** As many tasks as fail for good before the flood is seen. */
  private List<Told> flood() {
    List<Told> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(lane.task(ONCE, ErrorCode.MODEL_REFUSED));
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
    assertThat(lane.submit("").assignments()).isEmpty();
  }

  @Test
  void aLargeShareOfTheWindowHoldsItBackToo() {
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      told.add(lane.task(ONCE, i % 5 == 0 ? null : ErrorCode.MODEL_REFUSED));
    }

    assertThat(told.stream().anyMatch(each -> each.names().contains(EventName.FLOOD_OPEN))).isTrue();
    assertThat(story.circuit("worker").letters()).isLessThan(20);
  }

  @Test
  void fewDeadLettersAmongManyGoodEndsAreNoFlood() {
    for (int i = 0; i < 200; i++) {
      Told told = lane.task(ONCE, i % 3 == 0 ? ErrorCode.MODEL_REFUSED : null);
      assertThat(told.results()).hasSize(1);
    }
    for (int i = 0; i < 50; i++) {
      lane.task(ONCE, null);
    }

    assertThat(story.circuit("worker")).isEqualTo(Circuit.CLOSED);
  }

  @Test
  void deadLettersThatAreTheTasksOwnFaultAreNoFlood() {
    for (int i = 0; i < 60; i++) {
      assertThat(lane.task("", ErrorCode.COMMAND_NOT_ALLOWED).letters()).hasSize(1);
    }
  }

  @Test
  void heldTaskOutlivesItsTimeButNotItsDeadline() {
    flood();
    TaskState held = story.state();
    story.at(story.active().endsAt());
    lane.timer();
    Instant more = story.active().endsAt();
    lane.submit("'deadline':'2026-01-01T00:06:00Z'");
    story.at(Instant.parse("2026-01-01T00:06:00Z"));
    Told over = lane.timer();

    assertThat(more).isEqualTo(((TaskState.Active) held).endsAt().plusSeconds(60));
    assertThat(over.result().error().code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
  }

  @Test
  void tryThatSucceedsLetsTheWorkGo() {
    flood();
    story.after(Duration.ofSeconds(30));
    Told tried = lane.slot();
    Told done = lane.report(2, null);

    assertThat(tried.assignment().attempt()).isEqualTo(2);
    assertThat(done.result().status()).isEqualTo(Status.COMPLETED);
    assertThat(done.entry(EventName.FLOOD_CLOSED)).containsEntry("by", "probe");
    assertThat(lane.submit("").assignments()).hasSize(1);
  }

  @Test
  void tryThatFailsKeepsItsTaskHeld() {
    flood();
    story.after(Duration.ofSeconds(30));
    lane.slot();

    Told told = lane.report(2, ErrorCode.MODEL_REFUSED);

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
    story.back(held);
    assertThat(lane.slot().assignments()).hasSize(1);
  }

  @Test
  void commandForAnArmThatIsWellChangesNothing() {
    assertThat(story.on(Facts.commanded(new Command.Release("worker"))).isNothing()).isTrue();
  }

  @Test
  void unrepeatableActIsNeverHeld() {
    flood();
    story.after(Duration.ofSeconds(30));
    lane.slot();
    lane.begins(2);

    Told told = lane.report(2, ErrorCode.MODEL_REFUSED);

    assertThat(told.letters()).hasSize(1);
  }

  @Test
  void heldTaskWaitsForAnArmThatIsStoppedToBeMended() {
    flood();
    story.arm(Story.dead("worker"), 0).at(story.active().endsAt());
    lane.timer();
    story.after(Duration.ofHours(2));
    Told timer = lane.timer();
    Told slot = lane.slot();
    story.arm("worker");

    Told back = lane.slot();

    assertThat(timer.results()).isEmpty();
    assertThat(slot.isNothing()).isTrue();
    assertThat(back.assignment().attempt()).isEqualTo(2);
  }
}
