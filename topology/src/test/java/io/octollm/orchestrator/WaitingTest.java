package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.succeeded;
import static io.octollm.orchestrator.Tasks.plan;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.TaskError;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Steps that no arm can take now: its places are taken, or it is not alive. */
class WaitingTest {
  private static final String NEEDS_CODE = "'required_capabilities':['code']";

  private static ArmRow worker(Breaker breaker) {
    return new ArmRow("worker", List.of(), true, breaker, 4, 4, 0, 0, 0, List.of(), false);
  }

  private static ArmRow busyAndDear(String name) {
    return new ArmRow(
        name, List.of("code"), true, Breaker.CLOSED, 4, 0, 0, 0, 5, List.of(), false);
  }

  private static TaskError error(Told told) {
    return Objects.requireNonNull(told.result().error());
  }

  @Test
  void armThatIsKnownButDeadIsWaitedFor() {
    Story story = new Story().arm(Story.dead("coder", "code"), 0);

    Told told = story.submit(NEEDS_CODE);

    assertThat(told.isNothing()).isFalse();
    assertThat(told.results()).isEmpty();
    assertThat(told.entry(EventName.TASK_WAITING)).containsEntry("step", "step-1")
        .containsEntry("until", "2026-01-01T00:00:30Z");
    assertThat(told.entry(EventName.ARM_ROUTER_NO_CANDIDATE))
        .containsEntry("known", List.of("coder"));
    assertThat(story.active().due()).isEqualTo(Facts.START.plusSeconds(30));
  }

  @Test
  void armThatComesAliveWithinTheWaitGetsTheStep() {
    Story story = new Story().arm(Story.dead("coder", "code"), 0);
    story.submit(NEEDS_CODE);
    story.arm("coder", "code").after(Duration.ofSeconds(29));

    assertThat(story.slot().assignment().arm()).isEqualTo("coder");
  }

  @Test
  void lookingAgainDoesNotLengthenTheWait() {
    Story story = new Story().arm(Story.dead("coder", "code"), 0);
    story.submit(NEEDS_CODE);
    story.after(Duration.ofSeconds(20));

    assertThat(story.slot().isNothing()).isTrue();
    assertThat(story.active().due()).isEqualTo(Facts.START.plusSeconds(30));
  }

  @Test
  void armThatIsLearnedOfWhileAnotherIsWaitedForIsWaitedForAsLong() {
    Story story = new Story().arm(Story.dead("coder", "code"), 0);
    story.submit(NEEDS_CODE);
    story.arm(Story.dead("second", "code"), 0).after(Duration.ofSeconds(20));

    Told told = story.slot();

    assertThat(told.names()).isEmpty();
    assertThat(story.phase("step-1")).isEqualTo(new Phase.Waiting(
        List.of("coder", "second"), Facts.START, Facts.START.plusSeconds(30)));
  }

  @Test
  void armThatStaysDeadFailsTheTaskAfterTheWait() {
    Story story = new Story().arm(Story.dead("coder", "code"), 0);
    story.submit(NEEDS_CODE);
    story.after(Duration.ofSeconds(30));

    Told told = story.timer();

    assertThat(error(told).code()).isEqualTo(ErrorCode.NO_SUITABLE_ARM);
    assertThat(error(told).details()).isEqualTo(Map.of("known", List.of("coder")));
    assertThat(told.letter().stage()).isEqualTo("orchestrator");
    assertThat(told.result().steps().getFirst().arm()).isNull();
  }

  @Test
  void openBreakerIsWaitedForAndAHalfOpenOneIsTried() {
    Story story = new Story().arm(worker(Breaker.OPEN), 4);
    Told held = story.submit("");
    story.arm(worker(Breaker.HALF_OPEN), 4);

    Told tried = story.slot();

    assertThat(held.assignments()).isEmpty();
    assertThat(tried.assignments()).hasSize(1);
  }

  @Test
  void emptyRegistrySaysNothingWhileItWarmsUp() {
    Story story = new Story().warmingUp(true);

    Told told = story.submit(NEEDS_CODE);

    assertThat(told.results()).isEmpty();
    assertThat(story.phase("step-1")).isEqualTo(
        new Phase.Waiting(List.of(), Facts.START, Facts.START.plusSeconds(30)));
  }

  @Test
  void emptyRegistryFailsTheStepOnceItIsWarm() {
    Story story = new Story().warmingUp(true);
    story.submit(NEEDS_CODE);
    story.warmingUp(false).after(Duration.ofSeconds(5));

    assertThat(error(story.slot()).code()).isEqualTo(ErrorCode.NO_SUITABLE_ARM);
  }

  @Test
  void stepWaitsInTheQueueOfTheBestArmWhenAllPlacesAreTaken() {
    Story story = new Story().arm(Story.row("coder", "code"), 0);

    Told told = story.submit(NEEDS_CODE);

    assertThat(told.assignments()).isEmpty();
    assertThat(told.entry(EventName.TASK_WAITING)).isEqualTo(Map.of("arm", "coder", "step", "step-1"));
    assertThat(told.entry(EventName.ARM_ROUTER_SCORING)).containsEntry("chosen", "coder");
    assertThat(story.phase("step-1")).isEqualTo(
        new Phase.Waiting(List.of("coder"), Facts.START, null));
    assertThat(story.active().due()).isEqualTo(Facts.START.plusSeconds(300));
  }

  @Test
  void secondBestArmIsTakenWhenTheBestHasNoPlace() {
    Story story = new Story().arm(Story.row("a", "code"), 0).arm(Story.row("b", "code"), 1);

    Told told = story.submit(NEEDS_CODE);

    assertThat(told.assignment().arm()).isEqualTo("b");
    assertThat(told.entry(EventName.ARM_ROUTER_SCORING)).containsEntry("chosen", "b");
  }

  @Test
  void placesAreCountedWithinOneDecision() {
    Story story = new Story().arm(Story.row("worker"), 2);

    Told told = story.submit(plan("a", "b", "c"));

    assertThat(told.assignments()).extracting("step").containsExactly("a", "b");
    assertThat(story.phase("c")).isInstanceOf(Phase.Waiting.class);
  }

  @Test
  void waitingStepKeepsItsPlaceInTheQueueUntilOneIsFree() {
    Story story = new Story().arm(Story.row("worker"), 0);
    story.submit("");
    story.after(Duration.ofSeconds(9));
    Told none = story.slot();
    story.arm(Story.row("worker"), 1).after(Duration.ofSeconds(10));

    Told free = story.slot();

    assertThat(none.isNothing()).isTrue();
    assertThat(free.assignment().arm()).isEqualTo("worker");
  }

  @Test
  void waitingStepChangesTheQueueWhenAnotherArmBecomesBetter() {
    Story story = new Story().arm(Story.row("a", "code"), 0);
    story.submit(NEEDS_CODE);
    story.arm(busyAndDear("a"), 0).arm(Story.row("b", "code"), 0);

    Told told = story.slot();

    assertThat(told.entry(EventName.TASK_WAITING)).containsEntry("arm", "b");
    assertThat(((Phase.Waiting) story.phase("step-1")).since()).isEqualTo(Facts.START);
  }

  @Test
  void queuedStepWhoseArmDiesIsWaitedForFromThen() {
    Story story = new Story().arm(Story.row("coder", "code"), 0);
    story.submit(NEEDS_CODE);
    story.arm(Story.dead("coder", "code"), 0).after(Duration.ofSeconds(10));

    story.slot();

    assertThat(story.phase("step-1")).isEqualTo(new Phase.Waiting(
        List.of("coder"), Facts.START, Facts.START.plusSeconds(40)));
  }

  @Test
  void retryStandsInTheQueueLikeAnyOtherStep() {
    Story story = new Story().arm(Story.row("worker"), 1);
    story.submit("");
    story.report(Facts.failed("step-1", 1, "worker",
        Facts.error(ErrorCode.RATE_LIMITED).retryAfter(1_000)));
    story.arm(Story.row("worker"), 0).after(Duration.ofSeconds(1));

    Told told = story.timer();

    assertThat(told.names())
        .containsExactly(EventName.ARM_ROUTER_SCORING, EventName.TASK_WAITING);
    assertThat(story.phase("step-1")).isInstanceOf(Phase.Waiting.class);
  }

  @Test
  void slotForATaskThatWaitsForNothingLeavesNoTrace() {
    Story story = Story.withWorker();
    story.submit(plan("a", "b<a"));
    story.report(succeeded("a", 1, "worker", "1"));

    assertThat(story.slot().isNothing()).isTrue();
  }
}
