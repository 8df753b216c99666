package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.failed;
import static io.octollm.orchestrator.Facts.started;
import static io.octollm.orchestrator.Facts.succeeded;
import static io.octollm.orchestrator.Tasks.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Status;
import io.octollm.schema.StepInput;
import io.octollm.schema.StepResult;
import io.octollm.schema.Usage;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static Story diamond() {
    Story story = Story.withWorker();
    story.submit(plan("a", "b<a", "c<a", "d<b,c"));
    return story;
  }

  @Test
  void stepsWithoutDependenciesStartTogether() {
    Told told = Story.withWorker().submit(plan("a", "b", "c<a,b"));

    assertThat(told.assignments()).extracting("step").containsExactly("a", "b");
    assertThat(told.entry(EventName.TASK_PLANNED)).isEqualTo(Map.of("steps", 3, "by", "submitter"));
  }

  @Test
  void taskOfOneStepIsNotCalledAPlan() {
    assertThat(Story.withWorker().submit("").names()).doesNotContain(EventName.TASK_PLANNED);
  }

  @Test
  void stepsFollowWhenWhatTheyNeedIsDone() {
    Story story = diamond();
    Told a = story.report(succeeded("a", 1, "worker", "1"));
    Told b = story.report(succeeded("b", 1, "worker", "2"));
    Told c = story.report(succeeded("c", 1, "worker", "3"));

    assertThat(a.assignments()).extracting("step").containsExactly("b", "c");
    assertThat(b.assignments()).isEmpty();
    assertThat(c.assignment().step()).isEqualTo("d");
    assertThat(c.assignment().instruction()).isEqualTo("do d");
  }

  @Test
  void planMayNameStepsBeforeWhatTheyNeed() {
    Story story = Story.withWorker();
    Told first = story.submit(plan("b<a", "a"));

    Told then = story.report(succeeded("a", 1, "worker", "1"));

    assertThat(first.assignment().step()).isEqualTo("a");
    assertThat(then.assignment().step()).isEqualTo("b");
  }

  @Test
  void dependantGetsTheOutputsOfWhatItNeedsAndNoOthers() {
    Story story = Story.withWorker();
    story.submit(plan("a", "b", "c", "d<a,c"));
    story.report(succeeded("a", 1, "worker", "'from a'"));
    story.report(succeeded("b", 1, "worker", "'from b'"));

    Told told = story.report(succeeded("c", 1, "worker", "'from c'"));

    assertThat(told.assignment().input()).extracting(StepInput::step, i -> i.output().stringValue())
        .containsExactly(tuple("a", "from a"),
            tuple("c", "from c"));
  }

  @Test
  void dependencyNamedTwiceIsHandedOverOnce() {
    Story story = Story.withWorker();
    story.submit(plan("a", "b<a,a"));

    assertThat(story.report(succeeded("a", 1, "worker", "1")).assignment().input()).hasSize(1);
  }

  @Test
  void whatComesFromOutsideIsTaintedAndSoIsWhatIsMadeOfIt() {
    Story story = new Story().arm("retriever").arm("worker");
    story.submit(plan("found@retriever", "own@worker", "both@worker<found,own", "end@worker<both",
        "clean@worker<own"));
    story.report(succeeded("found", 1, "retriever", "1"));
    Told own = story.report(succeeded("own", 1, "worker", "2"));

    Told both = story.report(succeeded("both", 1, "worker", "3"));

    assertThat(own.assignments().getFirst().input()).extracting(StepInput::step, StepInput::tainted)
        .containsExactly(tuple("found", true),
            tuple("own", false));
    assertThat(own.assignments().getLast().input()).extracting(StepInput::tainted)
        .containsExactly(false);
    assertThat(both.assignment().input()).extracting(StepInput::tainted).containsExactly(true);
  }

  @Test
  void outputOfTheLastStepIsTheAnswer() {
    Story story = diamond();
    story.report(succeeded("a", 1, "worker", "1", 0.9, Usage.NONE));
    story.report(succeeded("b", 1, "worker", "2", 0.4, Usage.NONE));
    story.report(succeeded("c", 1, "worker", "3", 0.8, Usage.NONE));

    Told told = story.report(succeeded("d", 1, "worker", "{'x':4}", 0.7, Usage.NONE));

    assertThat(told.result().output().toString()).isEqualTo("{\"x\":4}");
    assertThat(told.result().confidence()).isEqualTo(0.4);
    assertThat(told.entry(EventName.TASK_COMPLETE)).containsEntry("arm", "worker");
  }

  @Test
  void planThatEndsInSeveralStepsAnswersWithEachByItsId() {
    Story story = Story.withWorker();
    story.submit(plan("a", "b<a", "c<a"));
    story.report(succeeded("a", 1, "worker", "1"));
    story.report(succeeded("c", 1, "worker", "3"));

    Told told = story.report(succeeded("b", 1, "worker", "2"));

    assertThat(told.result().output().toString()).isEqualTo("{\"b\":2,\"c\":3}");
    assertThat(told.entry(EventName.TASK_COMPLETE)).doesNotContainKey("arm");
  }

  @Test
  void failureOfOneStepEndsThePlanAndSaysWhereTheOthersStood() {
    Story story = Story.withWorker();
    story.submit(plan("a", "b", "c", "d<a"));
    story.report(succeeded("b", 1, "worker", "1"));
    story.report(started("c", 1, "worker"));

    Told told = story.report(failed("a", 1, "worker", Facts.error(ErrorCode.INVALID_INPUT)));

    assertThat(told.result().status()).isEqualTo(Status.FAILED);
    assertThat(told.result().steps()).containsExactly(
        new StepResult("a", "failed", "worker", 1, ErrorCode.INVALID_INPUT),
        new StepResult("b", "succeeded", "worker", 1, null),
        new StepResult("c", "started", "worker", 1, null),
        new StepResult("d", "pending", null, 0, null));
    assertThat(story.report(succeeded("c", 1, "worker", "1")).isNothing()).isTrue();
  }
}
