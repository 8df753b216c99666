package io.octollm.orchestrator;

import static io.octollm.orchestrator.Facts.succeeded;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CancelTest {
  @Test
  void cancelEndsARunningTask() {
    Story story = Story.withWorker();
    story.submit("'priority':'low'");

    Told told = story.after(Duration.ofSeconds(3)).on(Facts.cancel());

    assertThat(told.result().status()).isEqualTo(Status.CANCELLED);
    assertThat(told.result().error().code()).isEqualTo(ErrorCode.CANCELLED);
    assertThat(told.letters()).isEmpty();
    assertThat(told.entry(EventName.TASK_CANCELLED))
        .containsEntry("duration", 3.0).containsEntry("priority", "low");
    assertThat(told.event().fact().kind()).isEqualTo("command");
    assertThat(story.ended().last()).isNull();
  }

  @Test
  void outcomeAfterACancelMeetsNobody() {
    Story story = Story.withWorker();
    story.submit("");
    story.on(Facts.cancel());

    assertThat(story.report(succeeded("step-1", 1, "worker", "1")).isNothing()).isTrue();
  }

  @Test
  void cancelOfAnEndedTaskIsAnsweredAndChangesNothing() {
    Story story = Story.withWorker();
    story.submit("");
    story.report(succeeded("step-1", 1, "worker", "1"));

    Told told = story.on(Facts.cancel());

    assertThat(told.event().entries()).isEmpty();
    assertThat(told.event().requestId()).isEqualTo("req-1");
    assertThat(told.results()).isEmpty();
    assertThat(story.ended().status()).isEqualTo(Status.COMPLETED);
  }

  @Test
  void cancelOfATaskThatIsNotHereIsLeftToThePartitionThatHasIt() {
    assertThat(new Story().on(Facts.cancel()).isNothing()).isTrue();
  }

  @Test
  void cancelReachesATaskThatWaits() {
    Story story = new Story().arm(Story.row("worker"), 0);
    story.submit("");

    Told told = story.on(Facts.cancel());

    assertThat(told.result().steps().getFirst().status()).isEqualTo("waiting");
    assertThat(told.result().steps().getFirst().arm()).isEqualTo("worker");
  }
}
