package io.octollm.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import org.junit.jupiter.api.Test;

/** How large a task's state is, where it says nothing but what a task must: one line each on the output. */
class StateSizeTest {
  private static final String OUTPUT = "'" + "x".repeat(100) + "'";

  private static int printed(String what, TaskState state) {
    int bytes = Codec.encode(state).length;
    System.out.println("state of " + what + ": " + bytes + " bytes");
    return bytes;
  }

  private static Story fiveSteps() {
    Story story = Story.withWorker();
    story.submit(Tasks.plan("a", "b<a", "c<a", "d<b,c", "e<d"));
    story.report(Facts.succeeded("a", 1, "worker", OUTPUT));
    return story;
  }

  @Test
  void taskOfOneStepTakesLessThanOneAndAHalfKilobytes() {
    Story story = Story.withWorker();
    story.submit("");

    assertThat(printed("a task of one step, under way", story.state())).isLessThan(1_500);
  }

  @Test
  void taskOfFiveStepsTakesLessThanThreeKilobytes() {
    assertThat(printed("a plan of five steps, one done with 100 bytes of output, two under way",
        fiveSteps().state())).isLessThan(3_000);
  }

  @Test
  void failedTaskKeepsItsWholeState() {
    Story story = fiveSteps();
    story.report(Facts.failed("b", 1, "worker", Facts.error(ErrorCode.INVALID_INPUT)));

    assertThat(printed("the same plan, failed at its second step", story.state())).isLessThan(3_500);
  }

  @Test
  void completedTaskShrinksToATombstone() {
    Story story = Story.withWorker();
    story.submit("");
    story.report(Facts.succeeded("step-1", 1, "worker", OUTPUT));

    assertThat(printed("a completed task", story.state())).isLessThan(500);
  }
}
