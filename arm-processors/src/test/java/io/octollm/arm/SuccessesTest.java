package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.octollm.schema.ArmCapability.Success;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import org.junit.jupiter.api.Test;

/** What the worker counts: of its last attempts, and in its meters. */
class SuccessesTest {
  private static final Usage USAGE = new Usage(10, 5, 0.5, "m");
  private final Successes successes = new Successes();

  @Test
  void onlyTheLastHundredCount() {
    for (int i = 0; i < 150; i++) {
      successes.count(failed(ErrorCode.LLM_API_ERROR));
    }
    for (int i = 0; i < 40; i++) {
      successes.count(succeeded());
    }

    assertThat(successes.last()).isEqualTo(new Success(40, 100));
  }

  @Test
  void whatTheSenderCausedSaysNothingOfTheArm() {
    successes.count(failed(ErrorCode.COMMAND_NOT_ALLOWED));
    successes.count(failed(ErrorCode.CANCELLED));
    successes.count(failed(ErrorCode.INVALID_INPUT));

    assertThat(successes.last()).isEqualTo(Success.NONE);
  }

  @Test
  void failuresTokensAndCostAreMetered() {
    var registry = new SimpleMeterRegistry();
    try (var meters = new ArmMeters(registry, "arm", 7, () -> 3)) {
      meters.count(succeeded());
      meters.count(failed(ErrorCode.RATE_LIMITED));

      assertThat(registry.get("octollm.llm.tokens").tags("model", "m", "direction", "in").counter().count())
          .isEqualTo(20);
      assertThat(registry.get("octollm.llm.cost.usd").tag("model", "m").counter().count()).isEqualTo(1.0);
      assertThat(registry.get("octollm.arm.failures").tag("error_type", "rate_limit").counter().count())
          .isEqualTo(1);
      assertThat(registry.get("octollm.arm.capacity").gauge().value()).isEqualTo(7);
    }
    assertThat(registry.find("octollm.arm.capacity").gauge()).isNull();
  }

  private static Outcome succeeded() {
    return new Outcome.Succeeded("t", "s", 1, "arm", "i", Codec.emptyObject(), 1, USAGE, 1);
  }

  private static Outcome failed(ErrorCode code) {
    return new Outcome.Failed("t", "s", 1, "arm", "i", TaskError.of(code, "x"), USAGE, 1);
  }
}
