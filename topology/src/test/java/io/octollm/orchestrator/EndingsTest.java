package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.oversized;
import static io.octollm.orchestrator.Facts.reported;
import static io.octollm.orchestrator.Facts.submitted;
import static io.octollm.orchestrator.Facts.succeeded;
import static io.octollm.orchestrator.Tasks.plan;
import static io.octollm.orchestrator.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import io.octollm.schema.DeadLetter;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Status;
import io.octollm.schema.Task;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndingsTest {
  private static final String NOBODY = "'assigned_arm':'nobody'";

  private static DeadLetter letterWithCopyOf(Task task, int maxCopyBytes) {
    OrchestratorSettings some = OrchestratorSettings.DEFAULT;
    Story story = new Story(new OrchestratorSettings(some.stepTimeout(), some.leaseGrace(),
        some.backoffBase(), some.backoffMax(), some.routingWait(), some.dedupeRetention(),
        some.failedRetention(), some.maxSteps(), some.maxReplans(), maxCopyBytes,
        some.circuits(), some.liveArms()));
    return story.on(submitted(task, 1)).letter();
  }

  @Test
  void deadLetterSaysWhereTheOriginalLiesAndShowsTheFilteredTask() {
    Story story = Story.withWorker();

    DeadLetter letter = story.submit(NOBODY).letter();

    assertThat(letter.taskId()).isEqualTo(Tasks.ID);
    assertThat(letter.requestId()).isEqualTo("req-1");
    assertThat(letter.origin()).isEqualTo(Facts.arrival(1, null).origin());
    assertThat(letter.failedAt()).isEqualTo(Facts.START);
    assertThat(letter.replayCount()).isZero();
    assertThat(Codec.decode(letter.copy().getBytes(StandardCharsets.UTF_8), Task.class).orThrow())
        .isEqualTo(task(NOBODY));
    assertThat(letter.truncated()).isFalse();
  }

  @Test
  void deadLetterOfAReplayCountsIt() {
    Story story = new Story();
    story.submit(NOBODY);

    DeadLetter letter = story.replay(task(NOBODY)).letter();

    assertThat(letter.replayCount()).isEqualTo(1);
    assertThat(letter.origin().offset()).isEqualTo(9);
  }

  @Test
  void longCopyIsCutAndSaysSo() {
    DeadLetter letter = letterWithCopyOf(task("'metadata':{'x':'" + "y".repeat(500) + "'}"), 200);

    assertThat(letter.copy()).hasSize(200);
    assertThat(letter.truncated()).isTrue();
  }

  @Test
  void copyThatJustFitsIsNotCut() {
    int bytes = Codec.encode(task("")).length;

    assertThat(letterWithCopyOf(task(""), bytes).truncated()).isFalse();
    assertThat(letterWithCopyOf(task(""), bytes - 1).truncated()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"\u00e9,500", "\u00e9,501", "\ud55c,500", "\ud55c,501", "\ud55c,502",
      "\uD83D\uDC19,500", "\uD83D\uDC19,501", "\uD83D\uDC19,502", "\uD83D\uDC19,503"})
  void copyIsMeasuredInBytesAndCutBetweenCharacters(String character, int most) {
    Task task = task("'metadata':{'x':'" + character.repeat(200) + "'}");

    DeadLetter letter = letterWithCopyOf(task, most);

    assertThat(letter.copy()).contains(character);
    byte[] written = Codec.encode(letter);
    assertThat(Codec.decode(written, DeadLetter.class).orThrow()).isEqualTo(letter);
    assertThat(letter.copy().getBytes(StandardCharsets.UTF_8).length).isBetween(most - 3, most);
    assertThat(letter.truncated()).isTrue();
  }

  @Test
  void outputThatIsTooLargeFailsTheStepThatMadeIt() {
    Story story = Story.withWorker();
    story.submit(plan("a", "b<a"));

    Told told = story.on(oversized(reported(succeeded("a", 1, "worker", "1"))));

    assertThat(told.result().status()).isEqualTo(Status.FAILED);
    assertThat(told.result().error().code()).isEqualTo(ErrorCode.OUTPUT_TOO_LARGE);
    assertThat(told.result().error().message()).contains("3000000").contains("2000000");
    assertThat(told.letter().stage()).isEqualTo("worker");
    assertThat(told.entry(EventName.TASK_FAILED)).containsEntry("step", "a");
    assertThat(story.ended().last()).isNull();
  }

  @Test
  void outputThatIsTooLargeIsNotTriedAgain() {
    Story story = Story.withWorker();
    story.submit("");
    story.on(oversized(reported(succeeded("step-1", 1, "worker", "1"))));

    assertThat(story.timer().isNothing()).isTrue();
  }

  @Test
  void submissionWhoseOutputsAreTooLargeFailsAtTheOrchestrator() {
    Story story = Story.withWorker();

    Told told = story.on(oversized(submitted(task(""), 1)));

    assertThat(told.result().status()).isEqualTo(Status.FAILED);
    assertThat(told.result().error().code()).isEqualTo(ErrorCode.OUTPUT_TOO_LARGE);
    assertThat(told.letter().stage()).isEqualTo("orchestrator");
    assertThat(told.assignments()).isEmpty();
    assertThat(story.ended().last()).isNull();
  }

  @Test
  void answerOfTheCacheThatIsTooLargeFailsTheTask() {
    Story story = new Story().cached("key-1", "four");

    Told told = story.on(oversized(Facts.cacheable(task(""), "memory")));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.OUTPUT_TOO_LARGE);
  }

  @Test
  void conflictStaysAConflictHoweverLarge() {
    Story story = Story.withWorker();
    story.submit("");

    Told told = story.on(oversized(submitted(task(NOBODY), 5)));

    assertThat(told.result().error().code()).isEqualTo(ErrorCode.TASK_ID_CONFLICT);
  }

  @Test
  void largeTimerFailsTheTaskAsAWhole() {
    Story story = Story.withWorker();
    story.submit("");

    Told told = story.on(oversized(new Fact.TimerFired(Tasks.ID, story.now())));

    assertThat(told.letter().stage()).isEqualTo("orchestrator");
    assertThat(told.event().fact().kind()).isEqualTo("timer");
  }
}
