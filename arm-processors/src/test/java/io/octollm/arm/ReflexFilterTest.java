package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.Policy;
import io.octollm.reflex.Reflex;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReflexFilterTest {
  private static final String EMAIL = "jane.roe@example.com";
  private final ReflexFilter filter = new ReflexFilter(
      new Reflex(Policy.defaults(), "a key of sixteen bytes".getBytes(StandardCharsets.UTF_8)));

  @Test
  void outputLeavesWithTokensInPlaceOfValues() {
    var output = Samples.json("{\"a\":[\"write to " + EMAIL + "\"],\"b\":\"" + EMAIL + "\"}");

    assertThat(filter.filter(output).output().toString()).doesNotContain(EMAIL).contains("<EMAIL_1>");
  }

  @Test
  void outputThatThePolicyForbidsIsAFailedAttemptThatNamesTheTypeAlone() throws Exception {
    Policy policy = Policy.parse("{\"format\":1,\"version\":\"v\",\"types\":{\"EMAIL\":\"block\"}}"
        .getBytes(StandardCharsets.UTF_8));
    var strict = new ReflexFilter(new Reflex(policy, new byte[32]));
    var outcome = new SoloRun(new Lambda(_ -> ArmResult.done(Samples.json("[\"" + EMAIL + "\"]"), 1)),
        strict, Clock.systemUTC()).run(Samples.example("guardian"));

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
      assertThat(failed.error().code()).isEqualTo(ErrorCode.POLICY_BLOCKED);
      assertThat(failed.error().message()).contains("EMAIL");
      assertThat(failed.toString()).doesNotContain(EMAIL);
    });
  }

  @Test
  void guardianFindsWhatTheFilterKnowsAndQuotesNothing() {
    var outcome = new SoloRun(new GuardianArm(filter), filter, Clock.systemUTC())
        .run(Samples.example("guardian"));

    assertThat(outcome).isInstanceOfSatisfying(Outcome.Succeeded.class, done -> {
      assertThat(done.output().get("findings").has("EMAIL")).isTrue();
      assertThat(done.output().get("safe").booleanValue()).isFalse();
      assertThat(done.toString()).doesNotContain(EMAIL);
    });
  }

  /** Whatever a sender puts into a task, no arm of the catalogue lets it out. */
  @Test
  void noArmLetsAPersonalValueOut(@TempDir Path folder) {
    var assignment = Samples.assignment("t", "echo " + EMAIL, "{\"output\":\"" + EMAIL + "\"}", Samples.FAR,
        List.of(Samples.result("\"" + EMAIL + "\"", true)), List.of("contains: " + EMAIL));

    assertThat(Arms.names()).allSatisfy(name -> assertThat(
        new SoloRun(Arms.create(name, Samples.parts(folder)), filter, Clock.systemUTC())
            .run(assignment).toString()).doesNotContain(EMAIL));
  }
}
