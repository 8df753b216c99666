package io.octollm.orchestrator;

import static io.octollm.orchestrator.Tasks.plan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.octollm.schema.ErrorCode;
import io.octollm.schema.EventName;
import io.octollm.schema.TaskError;
import io.octollm.schema.View;
import io.octollm.schema.View.ArmRow;
import io.octollm.schema.View.Breaker;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RoutingTest {
  private static final String NEEDS_CODE = "'required_capabilities':['code']";

  private static ArmRow arm(String name, List<String> capabilities, int capacity, int free, int ok,
      int n, int tier) {
    return new ArmRow(name, capabilities, true, Breaker.CLOSED, capacity, free, ok, n, tier,
        List.of(), false);
  }

  private static TaskError error(Told told) {
    return Objects.requireNonNull(told.result().error());
  }

  @Test
  void armIsToldTheOneCapabilityThatTheTaskNeeds() {
    Story one = new Story().arm("coder", "code", "debug");
    Story two = new Story().arm("coder", "code", "debug");

    assertThat(one.submit("'required_capabilities':['debug']").assignment().capability()).isEqualTo("debug");
    assertThat(two.submit("'required_capabilities':['code','debug']").assignment().capability()).isNull();
  }

  @Test
  void armWithTheBestScoreGetsTheStep() {
    Story story = new Story()
        .arm(arm("generalist", List.of("code", "plan", "review", "write"), 4, 4, 100, 100, 0), 4)
        .arm(arm("specialist", List.of("code"), 4, 1, 45, 50, 5), 4);

    Told told = story.submit(NEEDS_CODE);

    assertThat(told.assignment().arm()).isEqualTo("specialist");
    assertThat(told.entry(EventName.ARM_ROUTER_SCORING)).isEqualTo(Map.of(
        "step", "step-1", "chosen", "specialist", "candidates", List.of(
            Map.of("arm", "specialist", "score", 0.72, "match", 1.0, "success", 0.9,
                "availability", 0.25, "cheapness", 0.0),
            Map.of("arm", "generalist", "score", 0.6973, "match", 0.25, "success", 0.9909,
                "availability", 1.0, "cheapness", 1.0))));
  }

  @Test
  void armThatIsBusyLosesToOneThatIsFree() {
    Story story = new Story()
        .arm(arm("a", List.of("code"), 10, 1, 0, 0, 2), 4)
        .arm(arm("b", List.of("code"), 10, 9, 0, 0, 2), 4);

    assertThat(story.submit(NEEDS_CODE).assignment().arm()).isEqualTo("b");
  }

  @Test
  void armWithoutCapacityIsNotAvailableAtAll() {
    Story story = new Story().arm(arm("a", List.of(), 0, 0, 0, 0, 0), 1);

    Told told = story.submit("");

    assertThat(told.entry(EventName.ARM_ROUTER_SCORING).toString()).contains("availability=0.0");
  }

  @Test
  void armThatIsOverloadedIsNotLessThanUnavailable() {
    Story story = new Story().arm(arm("a", List.of(), 4, -2, 0, 0, 0), 1);

    Told told = story.submit("");

    assertThat(told.entry(EventName.ARM_ROUTER_SCORING).toString()).contains("availability=0.0");
  }

  @Test
  void namesDecideBetweenEqualScores() {
    Story story = new Story().arm("zeta", "code").arm("alpha", "code").arm("mid", "code");

    assertThat(story.submit(NEEDS_CODE).assignment().arm()).isEqualTo("alpha");
  }

  @Test
  void capabilityNamedTwiceCountsOnce() {
    Story story = new Story().arm("a", "code", "plan");

    Told told = story.submit("'required_capabilities':['code','code']");

    assertThat(told.entry(EventName.ARM_ROUTER_SCORING).toString()).contains("match=0.5");
  }

  @Test
  void assignedArmIsTheOnlyCandidate() {
    Story story = new Story().arm("worst").arm("best");

    assertThat(story.submit("'assigned_arm':'worst'").assignment().arm()).isEqualTo("worst");
  }

  @Test
  void capabilityOfAStepStandsForThoseOfTheTask() {
    Story story = new Story().arm("coder", "code").arm("writer", "write");

    Told told = story.submit(NEEDS_CODE + ",'context':{'steps':["
        + "{'id':'a','instruction':'x'},{'id':'b','instruction':'y','capability':'write'}]}");

    assertThat(told.assignments()).extracting("step", "arm", "capability")
        .containsExactly(tuple("a", "coder", "code"), tuple("b", "writer", "write"));
  }

  @Test
  void firstModelOfTheArmIsNamedInTheAssignment() {
    Story story = new Story().arm(new ArmRow("coder", List.of("code"), true, Breaker.CLOSED, 1, 1,
        0, 0, 0, List.of("large", "small"), false), 1);

    Told told = story.submit("");

    assertThat(told.assignment().model()).isEqualTo("large");
    assertThat(told.entry(EventName.ARM_CALL_START)).containsEntry("model", "large");
  }

  @Test
  void stepThatNoArmCanDoFailsAtOnceAndNamesWhatThereIs() {
    Story story = new Story().arm("coder", "code").arm("writer", "write", "edit");

    Told told = story.submit("'required_capabilities':['code','fly']");

    assertThat(error(told).code()).isEqualTo(ErrorCode.NO_SUITABLE_ARM);
    assertThat(error(told).details()).isEqualTo(Map.of(
        "required", List.of("code", "fly"), "available", List.of("code", "edit", "write")));
    assertThat(told.entry(EventName.ARM_ROUTER_NO_CANDIDATE)).containsEntry("step", "step-1");
    assertThat(told.letter().stage()).isEqualTo("orchestrator");
  }

  @Test
  void assignedArmThatCannotDoTheTaskIsNamedWithWhatItLacks() {
    Story story = new Story().arm("coder", "code");

    Told told = story.submit("'assigned_arm':'coder','required_capabilities':['fly']");

    assertThat(error(told).details()).containsEntry("required", List.of("arm coder", "fly"));
  }

  @Test
  void stepThatFailsAtOnceTakesNoOtherStepToAnArm() {
    Story story = Story.withWorker();

    Told told = story.submit(plan("a@worker", "b@nobody"));

    assertThat(error(told).code()).isEqualTo(ErrorCode.NO_SUITABLE_ARM);
    assertThat(told.assignments()).isEmpty();
  }

  @Test
  void namesDecideInWhateverOrderTheRowsCome() {
    View view = new View(Facts.START, 3, "policy-1", List.of(Story.row("zeta"), Story.row("alpha")),
        Map.of("zeta", 1, "alpha", 1), false, null);

    Decision decision = new Laws(new Orchestrator(OrchestratorSettings.DEFAULT))
        .decide(new TaskState.Unknown(), Facts.submitted(Tasks.task(""), 1), view);

    assertThat(new Told(decision).assignment().arm()).isEqualTo("alpha");
  }

  @Test
  void stepWaitsForTheArmWhoseCircuitIsClosed() {
    Story story = new Story().arm(arm("worse", List.of("code", "plan"), 4, 0, 0, 0, 5), 0)
        .arm(arm("better", List.of("code"), 4, 4, 0, 0, 0).behind(Breaker.OPEN), 0);

    Told told = story.submit(NEEDS_CODE);

    assertThat(told.entry(EventName.TASK_WAITING)).containsEntry("arm", "worse");
    assertThat(told.entry(EventName.ARM_ROUTER_SCORING).get("candidates").toString())
        .matches(".*arm=worse.*arm=better.*");
  }
}
