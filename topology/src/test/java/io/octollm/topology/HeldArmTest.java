package io.octollm.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Assignment;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.Status;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An arm for which an operator holds work back, to mend it or to spare it. */
class HeldArmTest {
  private static final String CODE = "{\"goal\":\"x\",\"required_capabilities\":[\"code\"],%s}";
  private final TestPipeline pipeline = new TestPipeline();

  @BeforeEach
  void warm() {
    pipeline.advance(ShellLimits.DEFAULT.warmup());
    pipeline.heartbeat("coder", "code");
    pipeline.held.add("coder");
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  private void submit(String more) {
    pipeline.submit(CODE.formatted(more));
  }

  /** Goes on for so long, with the arms alive. */
  private void pass(Duration time, String... arms) {
    for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plusSeconds(2)) {
      for (String arm : arms) {
        pipeline.heartbeat(arm, "code");
      }
      pipeline.advance(Duration.ofSeconds(2));
    }
  }

  @Test
  void getsNothingUntilItIsReleasedHoweverLongThatTakes() {
    submit("\"budget\":{\"max_time_seconds\":10}");
    pass(Duration.ofSeconds(60), "coder");
    assertThat(pipeline.assignments("coder")).isEmpty();
    assertThat(pipeline.results()).isEmpty();

    pipeline.held.clear();
    pass(Duration.ofSeconds(2), "coder");

    assertThat(pipeline.assignments("coder")).hasSize(1);
  }

  @Test
  void isPassedByWhereAnotherCanDoTheStep() {
    pipeline.heartbeat("helper", "code");

    submit("\"priority\":\"high\"");

    assertThat(pipeline.assignments("helper")).hasSize(1);
    assertThat(pipeline.assignments("coder")).isEmpty();
  }

  @Test
  void deadlineOfATaskHoldsAllTheSame() {
    submit("\"deadline\":\"" + TestPipeline.START.plusSeconds(30) + "\"");

    pass(Duration.ofSeconds(60), "coder");

    assertThat(pipeline.results()).singleElement().satisfies(result -> {
      assertThat(result.status()).isEqualTo(Status.FAILED);
      assertThat(result.error().code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    });
  }

  @Test
  void whatItHadInHandEndsAsEverAndReleasesNothing() {
    pipeline.held.clear();
    submit("\"priority\":\"high\"");
    pipeline.held.add("coder");
    submit("\"priority\":\"low\"");

    pipeline.succeed(pipeline.assignments("coder").getFirst(), "done");
    pass(Duration.ofSeconds(10), "coder");

    assertThat(pipeline.results()).hasSize(1);
    assertThat(pipeline.assignments("coder")).hasSize(1);
  }

  @Test
  void staysHeldWhenWhatItHadInHandFails() {
    pipeline.held.clear();
    submit("\"budget\":{\"max_retries\":0}");
    pipeline.held.add("coder");
    submit("\"priority\":\"low\"");

    Assignment given = pipeline.assignments("coder").getFirst();
    pipeline.report(new Outcome.Failed(given.taskId(), given.step(), given.attempt(), "coder", "one",
        TaskError.of(ErrorCode.LLM_API_ERROR, "broken"), Usage.NONE, 1));
    pass(Duration.ofSeconds(120), "coder");
    assertThat(pipeline.assignments("coder")).hasSize(1);
    assertThat(pipeline.results()).isEmpty();

    pipeline.held.clear();
    pass(Duration.ofSeconds(2), "coder");
    assertThat(pipeline.assignments("coder")).hasSizeGreaterThan(1);
  }
}
