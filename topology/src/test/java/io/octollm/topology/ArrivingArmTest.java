package io.octollm.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.ErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An arm that registers while the pipeline runs: its topics are found a moment later. */
class ArrivingArmTest {
  private final TestPipeline pipeline = new TestPipeline();

  @BeforeEach
  void warm() {
    pipeline.advance(ShellLimits.DEFAULT.warmup());
    pipeline.withoutTopics.add("painter");
    pipeline.heartbeat("painter", "painting");
    pipeline.submit("{\"goal\":\"x\",\"required_capabilities\":[\"painting\"]}");
  }

  @AfterEach
  void close() {
    pipeline.close();
  }

  @Test
  void getsItsStepsWhenItsTopicsAreFound() {
    assertThat(pipeline.assignments("painter")).isEmpty();
    assertThat(pipeline.results()).isEmpty();
    pipeline.withoutTopics.clear();
    pipeline.heartbeat("painter", 17, "painting");
    pipeline.advance(Duration.ofMillis(200));

    assertThat(pipeline.assignments("painter")).hasSize(1);
  }

  @Test
  void getsNothingAndIsMissedInTheEndWhenTheyAreNot() {
    pipeline.advance(Duration.ofSeconds(31));

    assertThat(pipeline.assignments("painter")).isEmpty();
    assertThat(pipeline.results().getFirst().error().code()).isEqualTo(ErrorCode.NO_SUITABLE_ARM);
  }
}
