package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.oversized;
import static io.octollm.orchestrator.Facts.reported;
import static io.octollm.orchestrator.Facts.submitted;
import static io.octollm.orchestrator.Facts.succeeded;
import static io.octollm.orchestrator.Tasks.plan;
import static io.octollm.orchestrator.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Assignment;
import io.octollm.schema.Command;
import io.octollm.schema.Result;
import io.octollm.schema.Source;
import io.octollm.schema.Status;
import io.octollm.schema.StepResult;
import io.octollm.schema.Submission;
import io.octollm.schema.Usage;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way of one task through the fold, and what each fact does in each state. */
class OrchestratorTest {
  private static final Duration LATER = Duration.ofSeconds(2);

  @Test
  void taskOfOneStepIsGivenToAnArmAtOnce() {
    Story story = Story.withWorker();

    Assignment given = story.submit("'priority':'high','tenant':'acme','constraints':['be brief'],"
        + "'acceptance_criteria':['it is a number']").assignment();

    assertThat(given.taskId()).isEqualTo(Tasks.ID);
    assertThat(given.requestId()).isEqualTo("req-1");
    assertThat(given.step()).isEqualTo("step-1");
    assertThat(given.attempt()).isEqualTo(1);
    assertThat(given.homePartition()).isEqualTo(3);
    assertThat(given.arm()).isEqualTo("worker");
    assertThat(given.tenant()).isEqualTo("acme");
    assertThat(given.goal()).isEqualTo("add two numbers");
    assertThat(given.instruction()).isEqualTo("add two numbers");
    assertThat(given.constraints()).containsExactly("be brief");
    assertThat(given.criteria()).containsExactly("it is a number");
    assertThat(given.input()).isEmpty();
    assertThat(given.model()).isNull();
    assertThat(given.budget().maxTimeSeconds()).isEqualTo(300);
    assertThat(given.leaseUntil()).isEqualTo(Facts.START.plusSeconds(60));
  }

  @Test
  void outcomeOfTheOnlyStepIsTheAnswer() {
    Story story = Story.withWorker();
    story.submit("");
    story.after(LATER);

    Told told = story.report(succeeded("step-1", 1, "worker", "{'sum':4}", 0.9,
        new Usage(10, 5, 0.25, "m-1")));

    Result result = told.result();
    assertThat(result.status()).isEqualTo(Status.COMPLETED);
    assertThat(result.submission()).isEqualTo(new Submission(3, 1));
    assertThat(result.run()).isEqualTo(1);
    assertThat(result.output().toString()).isEqualTo("{\"sum\":4}");
    assertThat(result.error()).isNull();
    assertThat(result.source()).isEqualTo(Source.ARM);
    assertThat(result.steps())
        .containsExactly(new StepResult("step-1", "succeeded", "worker", 1, null));
    assertThat(result.usage()).isEqualTo(new Usage(10, 5, 0.25, "m-1"));
    assertThat(result.confidence()).isEqualTo(0.9);
    assertThat(result.started()).isEqualTo(Facts.START);
    assertThat(result.ended()).isEqualTo(Facts.START.plus(LATER));
    assertThat(told.letters()).isEmpty();
  }

  @Test
  void eventNamesWhatHappenedAndWhatWentOut() {
    Told told = Story.withWorker().submit("");

    assertThat(told.names()).map(Object::toString)
        .containsExactly("task.started", "arm_router.scoring", "arm.call.start");
    assertThat(told.event().effects()).containsExactly("assign worker step-1#1");
    assertThat(told.event().seq()).isEqualTo(1);
    assertThat(told.event().fact().kind()).isEqualTo("submitted");
  }

  @Test
  void eachDecisionIsNumberedAndKnowsTheOneBefore() {
    Story story = Story.withWorker();

    long first = story.submit(plan("a", "b<a")).event().seq();
    long second = story.report(succeeded("a", 1, "worker", "1")).event().seq();
    long third = story.report(succeeded("b", 1, "worker", "2")).event().seq();
    long fourth = story.on(Facts.cancel()).event().seq();

    assertThat(new long[] {first, second, third, fourth}).containsExactly(1, 2, 3, 4);
  }

  @Test
  void timeNeverRunsBackwards() {
    Story story = Story.withWorker();
    story.after(Duration.ofMinutes(1)).submit("");
    story.after(Duration.ZERO);

    Told told = story.report(succeeded("step-1", 1, "worker", "1"));

    assertThat(told.event().at()).isEqualTo(Facts.START.plusSeconds(60));
    assertThat(told.result().ended()).isEqualTo(Facts.START.plusSeconds(60));
    assertThat(story.state().lastAt()).isEqualTo(Facts.START.plusSeconds(60));
  }

  @Test
  void whatPlayedNoPartIsNotRecorded() {
    Story story = Story.withWorker().cached("key-1", "old");
    story.submit("");

    var used = story.report(succeeded("step-1", 1, "worker", "1")).event().view();

    assertThat(used.arms()).isEmpty();
    assertThat(used.slots()).isEmpty();
    assertThat(used.cache()).isNull();
    assertThat(used.policy()).isEqualTo("policy-1");
  }

  /** What a fact does, in a word: nothing, forgets, or the events' names. */
  @ParameterizedTest(name = "{1} on {0}: {2}")
  @CsvSource({
    "unknown, submitted, task.started arm_router.scoring arm.call.start",
    "active, submitted, task.duplicate",
    "ended, submitted, task.duplicate",
    "unknown, refused, task.rejected task.dead_lettered",
    "active, refused, task.rejected task.dead_lettered",
    "ended, refused, task.rejected task.dead_lettered",
    "unknown, succeeded, nothing",
    "active, succeeded, arm.call.complete task.complete",
    "ended, succeeded, nothing",
    "unknown, started, nothing",
    "active, started, silent event",
    "ended, started, nothing",
    "unknown, unreadable, nothing",
    "active, unreadable, arm.call.failed task.retry",
    "ended, unreadable, nothing",
    "unknown, cancel, nothing",
    "active, cancel, task.cancelled",
    "ended, cancel, silent event",
    "unknown, resume, nothing",
    "active, resume, silent event",
    "ended, resume, silent event",
    "unknown, timer, nothing",
    "active, timer, nothing",
    "ended, timer, nothing",
    "unknown, slot, nothing",
    "active, slot, nothing",
    "ended, slot, nothing",
    "unknown, large submitted, task.started task.dead_lettered task.failed",
    "active, large submitted, task.duplicate",
    "ended, large submitted, task.duplicate",
    "unknown, large refused, task.rejected task.dead_lettered",
    "active, large refused, task.rejected task.dead_lettered",
    "ended, large refused, task.rejected task.dead_lettered",
    "unknown, large succeeded, nothing",
    "active, large succeeded, task.dead_lettered task.failed",
    "ended, large succeeded, nothing",
    "active, large unreadable, task.dead_lettered task.failed",
    "active, large cancel, task.dead_lettered task.failed",
    "active, large timer, task.dead_lettered task.failed",
    "active, large slot, task.dead_lettered task.failed"
  })
  void eachFactHasItsPlaceInEachState(String state, String fact, String happens) {
    Story story = in(state);

    Told told = story.on(fact(fact, story.now()));

    assertThat(inWords(told)).isEqualTo(happens);
  }

  private static String inWords(Told told) {
    if (told.isNothing()) {
      return "nothing";
    }
    return told.names().isEmpty() ? "silent event"
        : String.join(" ", told.names().stream().map(Object::toString).toList());
  }

  private static Story in(String state) {
    Story story = Story.withWorker();
    if (!state.equals("unknown")) {
      story.submit("");
    }
    if (state.equals("ended")) {
      story.report(succeeded("step-1", 1, "worker", "1"));
    }
    return story;
  }

  private static Fact fact(String name, Instant now) {
    return switch (name) {
      case "submitted" -> submitted(task(""), 5);
      case "refused" -> Facts.refused(5);
      case "succeeded" -> reported(succeeded("step-1", 1, "worker", "1"));
      case "started" -> reported(Facts.started("step-1", 1, "worker"));
      case "unreadable" -> Facts.unreadable("step-1", 1);
      case "cancel" -> Facts.cancel();
      case "resume" -> Facts.commanded(new Command.Resume(Tasks.ID, null, null));
      case "timer" -> new Fact.TimerFired(Tasks.ID, now);
      case "slot" -> new Fact.SlotFreed(Tasks.ID, now);
      default -> oversized(fact(name.substring("large ".length()), now));
    };
  }
}
