package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.replayed;
import static io.octollm.orchestrator.Facts.submitted;
import static io.octollm.orchestrator.Facts.succeeded;
import static io.octollm.orchestrator.Tasks.plan;
import static io.octollm.orchestrator.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Ids;
import io.octollm.schema.Result;
import io.octollm.schema.Source;
import io.octollm.schema.Status;
import io.octollm.schema.Submission;
import io.octollm.schema.TaskError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionTest {
  private static final String CANNOT = "'required_capabilities':['fly']";

  private static Story completed() {
    Story story = Story.withWorker();
    story.submit("");
    story.report(succeeded("step-1", 1, "worker", "1"));
    return story;
  }

  @Test
  void duplicateOfARunningTaskNamesTheFirstAndChangesNothingElse() {
    Story story = Story.withWorker();
    story.submit("");
    TaskState.Active before = story.active();

    Told told = story.on(submitted(task(""), 5));

    assertThat(told.entry(EventName.TASK_DUPLICATE))
        .isEqualTo(Map.of("first_partition", 3, "first_offset", 1L));
    assertThat(told.event().requestId()).isEqualTo("req-5");
    assertThat(told.decision().effects()).hasSize(1);
    assertThat(story.active().steps()).isEqualTo(before.steps());
    assertThat(story.active().request()).isEqualTo(before.request());
  }

  @Test
  void duplicateOfACompletedTaskGivesNoSecondResult() {
    Story story = completed();

    Told told = story.on(submitted(task(""), 5));

    assertThat(told.entry(EventName.TASK_DUPLICATE)).containsEntry("first_offset", 1L);
    assertThat(told.results()).isEmpty();
    assertThat(story.ended().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void duplicateOfAFailedTaskIsNotTriedAgain() {
    Story story = Story.withWorker();
    story.submit(CANNOT);

    Told told = story.on(submitted(task(CANNOT), 5));

    assertThat(told.names()).containsExactly(EventName.TASK_DUPLICATE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void idInUseWithAnotherBodyIsRejectedUnderAnIdOfItsOwn(boolean ended) {
    Story story = ended ? completed() : Story.withWorker();
    if (!ended) {
      story.submit("");
    }
    TaskState before = story.state();

    Told told = story.on(submitted(task("'tenant':'other'"), 5));

    Result result = told.result();
    assertThat(result.status()).isEqualTo(Status.REJECTED);
    assertThat(result.taskId()).isEqualTo(Ids.derived("task", Facts.at("octollm.tasks", 5),
        Ids.sha256(new byte[] {5})));
    assertThat(result.submission()).isEqualTo(new Submission(3, 5));
    assertThat(result.error().code()).isEqualTo(ErrorCode.TASK_ID_CONFLICT);
    assertThat(result.error().details())
        .containsEntry("claimed_task_id", Tasks.ID).containsEntry("field", "task_id");
    assertThat(told.letter().stage()).isEqualTo("orchestrator");
    assertThat(told.letter().copy()).contains("\"tenant\":\"other\"");
    assertThat(told.letter().origin().offset()).isEqualTo(5);
    assertThat(story.state()).isEqualTo(before);
  }

  @Test
  void replayGoesOverTheEndOfAFailedTask() {
    Story story = Story.withWorker();
    story.submit(CANNOT);
    story.arm("pilot", "fly");

    Told told = story.replay(task(CANNOT));

    assertThat(told.entry(EventName.TASK_STARTED)).containsEntry("replay_id", "replay-1");
    assertThat(told.assignment().arm()).isEqualTo("pilot");
    assertThat(told.event().seq()).isEqualTo(2);
    assertThat(story.active().origin().offset()).isEqualTo(9);
  }

  @Test
  void replayGoesOverTheEndOfACancelledTask() {
    Story story = Story.withWorker();
    story.submit("");
    story.on(Facts.cancel());

    assertThat(story.replay(task("")).assignments()).hasSize(1);
  }

  @Test
  void replayGoesOverTheEndOfABlockedTask() {
    Story story = Story.withWorker();
    story.on(Facts.blocked(task(""), ErrorCode.INJECTION_BLOCKED));

    assertThat(story.replay(task("")).assignments()).hasSize(1);
  }

  @Test
  void replayOfACompletedTaskIsADuplicate() {
    assertThat(completed().replay(task("")).names()).containsExactly(EventName.TASK_DUPLICATE);
  }

  @Test
  void replayOfARunningTaskIsADuplicate() {
    Story story = Story.withWorker();
    story.submit("");

    assertThat(story.replay(task("")).names()).containsExactly(EventName.TASK_DUPLICATE);
  }

  @Test
  void replayWithAnotherBodyIsAConflict() {
    Story story = Story.withWorker();
    story.submit(CANNOT);

    assertThat(story.on(replayed(task(""), 9)).result().error().code())
        .isEqualTo(ErrorCode.TASK_ID_CONFLICT);
  }

  @Test
  void lateOutcomeOfAnEarlierSubmissionMeetsNobody() {
    Story story = Story.withWorker();
    story.submit("");
    story.on(Facts.cancel());
    Told replay = story.replay(task(""));

    Told late = story.report(Facts.failed("step-1", 1, "worker", Facts.error(ErrorCode.CANCELLED)));

    assertThat(replay.assignment().attempt()).isEqualTo(2);
    assertThat(late.isNothing()).isTrue();
    assertThat(story.report(succeeded("step-1", 2, "worker", "1")).result().status())
        .isEqualTo(Status.COMPLETED);
  }

  @Test
  void refusedRecordIsRejectedWithADescriptionOnly() {
    Told told = Story.withWorker().on(Facts.refused(5));

    Result result = told.result();
    assertThat(result.taskId()).isEqualTo("task-refused-5");
    assertThat(result.requestId()).isEqualTo("req-5");
    assertThat(result.status()).isEqualTo(Status.REJECTED);
    assertThat(result.error().code()).isEqualTo(ErrorCode.INVALID_FIELD);
    assertThat(result.steps()).isEmpty();
    assertThat(told.letter().stage()).isEqualTo("intake");
    assertThat(told.letter().copy()).isEqualTo("12 bytes, sha256 0f");
    assertThat(told.letter().truncated()).isFalse();
    assertThat(told.decision().state()).isEqualTo(new TaskState.Unknown());
  }

  @Test
  void blockedTaskIsRejectedByTheReflexStage() {
    Story story = Story.withWorker();

    Told told = story.on(Facts.blocked(task(""), ErrorCode.INJECTION_BLOCKED));

    assertThat(told.result().status()).isEqualTo(Status.REJECTED);
    assertThat(told.result().taskId()).isEqualTo(Tasks.ID);
    assertThat(told.letter().stage()).isEqualTo("reflex");
    assertThat(told.letter().attempt()).isZero();
    assertThat(told.assignments()).isEmpty();
    assertThat(told.names()).containsExactly(
        EventName.TASK_STARTED, EventName.TASK_DEAD_LETTERED, EventName.TASK_REJECTED);
    assertThat(story.ended().last()).isNull();
  }

  @Test
  void planThatDoesNotReadIsRejectedAtIntake() {
    Story story = Story.withWorker();

    Told told = story.submit(plan("a<b"));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.INVALID_PLAN);
    assertThat(told.result().error().details()).containsEntry("claimed_task_id", Tasks.ID);
    assertThat(told.letter().stage()).isEqualTo("intake");
    assertThat(story.state()).isEqualTo(new TaskState.Unknown());
  }

  @Test
  void signsAreToldInKindsAndCounts() {
    Told told = Story.withWorker().on(Facts.signed(task(""),
        new Fact.Signs(Map.of("EMAIL", 2), "flag", 0.6, List.of("override")), true));

    assertThat(told.entry(EventName.PII_DETECTED)).isEqualTo(Map.of("findings", Map.of("EMAIL", 2)));
    assertThat(told.entry(EventName.INJECTION_DETECTED))
        .isEqualTo(Map.of("verdict", "flag", "score", 0.6, "signals", List.of("override")));
    assertThat(told.entry(EventName.TASK_STARTED)).containsEntry("id_replaced", true);
  }

  @Test
  void answerFromTheCacheNeedsNoArm() {
    Story story = new Story().cached("key-1", "four");

    Told told = story.on(Facts.cacheable(task(""), "redis"));

    assertThat(told.entry(EventName.CACHE_HIT)).isEqualTo(Map.of("key", "key-1", "from", "redis"));
    assertThat(told.result().source()).isEqualTo(Source.CACHE);
    assertThat(told.result().output().stringValue()).isEqualTo("four");
    assertThat(told.result().confidence()).isEqualTo(0.8);
    assertThat(told.result().cacheKey()).isNull();
    assertThat(told.event().view().cache()).isNotNull();
    assertThat(told.event().view().arms()).isEmpty();
    assertThat(story.ended().status()).isEqualTo(Status.COMPLETED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"absent", "expired", "off", "circuit_open"})
  void missInTheCacheIsToldWithItsReasonAndTheTaskGoesOn(String reason) {
    Told told = Story.withWorker().on(Facts.cacheable(task(""), reason));

    assertThat(told.entry(EventName.CACHE_MISS)).isEqualTo(Map.of("key", "key-1", "reason", reason));
    assertThat(told.names()).doesNotContain(EventName.CACHE_ERROR);
    assertThat(told.assignments()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"timeout", "unreachable", "full", "unreadable"})
  void failureOfTheCacheIsToldWithItsKindAndTheTaskGoesOn(String kind) {
    Told told = Story.withWorker().on(Facts.cacheable(task(""), kind));

    assertThat(told.entry(EventName.CACHE_MISS)).isEqualTo(Map.of("key", "key-1", "reason", kind));
    assertThat(told.entry(EventName.CACHE_ERROR)).isEqualTo(Map.of("key", "key-1", "reason", kind));
    assertThat(told.assignments()).hasSize(1);
  }

  @Test
  void answerOfACacheableTaskBearsItsKey() {
    Story story = Story.withWorker();
    story.on(Facts.cacheable(task(""), "absent"));

    assertThat(story.report(succeeded("step-1", 1, "worker", "1")).result().cacheKey())
        .isEqualTo("key-1");
  }

  @Test
  void answerThatALiveArmHadAPartInIsNotCached() {
    Story story = new Story().arm("retriever").arm("worker");
    story.on(Facts.cacheable(task(plan("a@retriever", "b@worker<a")), "absent"));
    story.report(succeeded("a", 1, "retriever", "1"));

    assertThat(story.report(succeeded("b", 1, "worker", "2")).result().cacheKey()).isNull();
  }

  @Test
  void earlierOfDeadlineAndTimeBudgetEndsTheTask() {
    Story budget = Story.withWorker();
    budget.submit("'budget':{'max_time_seconds':10},'deadline':'2026-01-01T00:01:00Z'");
    Story deadline = Story.withWorker();
    deadline.submit("'budget':{'max_time_seconds':100},'deadline':'2026-01-01T00:01:00Z'");

    assertThat(budget.active().endsAt()).isEqualTo(Facts.START.plusSeconds(10));
    assertThat(deadline.active().endsAt()).isEqualTo(Facts.START.plusSeconds(60));
  }

  @Test
  void taskWhoseDeadlineHasPassedFailsOnArrival() {
    Story story = Story.withWorker().after(Duration.ofHours(1));

    Told told = story.submit("'deadline':'2026-01-01T00:01:00Z'");

    TaskError error = Objects.requireNonNull(told.result().error());
    assertThat(error.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(told.letter().stage()).isEqualTo("orchestrator");
    assertThat(told.assignments()).isEmpty();
  }
}
