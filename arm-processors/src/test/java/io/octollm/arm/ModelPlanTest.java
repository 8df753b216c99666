package io.octollm.arm;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.model.ModelAnswer;
import io.octollm.model.ModelRequest;
import io.octollm.model.Models;
import io.octollm.model.ScriptedModel;
import io.octollm.schema.Assignment;
import io.octollm.schema.Budget;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.StepInput;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A plan by a model, and the rules where there is none that can be followed. */
class ModelPlanTest {
  private static final String PLAN = """
      {"steps": [
        {"capability": "keyword_search", "instruction": "find it"},
        {"capability": "code_generation", "instruction": "write it", "depends_on": [1], "criteria": ["compiles"]},
        {"capability": "criteria_evaluation", "instruction": "check it", "depends_on": [1, 2]}]}""";
  private final List<ModelRequest> asked = new ArrayList<>();

  @Test
  void planOfTheModelIsTheOutput() throws Exception {
    var done = done(PLAN, assignment("make it", "{}"));

    assertThat(done.output().get("method").stringValue()).isEqualTo("model");
    assertThat(done.output().get("steps").toString()).isEqualTo(
        "[{\"id\":\"step-1\",\"capability\":\"keyword_search\",\"instruction\":\"find it\","
            + "\"depends_on\":[],\"criteria\":[]},"
            + "{\"id\":\"step-2\",\"capability\":\"code_generation\",\"instruction\":\"write it\","
            + "\"depends_on\":[\"step-1\"],\"criteria\":[\"compiles\"]},"
            + "{\"id\":\"step-3\",\"capability\":\"criteria_evaluation\",\"instruction\":\"check it\","
            + "\"depends_on\":[\"step-1\",\"step-2\"],\"criteria\":[\"contains: x\"]}]");
    assertThat(done.usage().prompt()).startsWith("planner@");
    assertThat(done.usage().tokensOut()).isEqualTo(2);
    assertThat(done.output().get("text").stringValue()).isEqualTo(PLAN);
  }

  @Test
  void planInAFenceIsReadToo() throws Exception {
    assertThat(done("```json\n" + PLAN + "\n```", assignment("make it", "{}")).output().get("method").stringValue())
        .isEqualTo("model");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "I would search first.                                                     | the answer is no JSON",
      "{\"steps\":[]}                                                            | schema: /steps breaks minItems",
      "{\"steps\":[{\"capability\":\"x\"}]}                                      | schema: /steps/0 breaks required",
      "{\"steps\":[{\"capability\":\"keyword_search\",\"instruction\":\" \"}]}   | breaks pattern",
      "{\"steps\":[{\"capability\":\"keyword_search\",\"instruction\":\"a\",\"arm\":\"executor\"}]} | breaks additionalProperties",
      "{\"steps\":[{\"capability\":\"painting\",\"instruction\":\"a\"}]}         | step 1 asks for a capability that is not offered",
      "{\"steps\":[{\"capability\":\"shell_execution\",\"instruction\":\"ls\"}]} | step 1 asks for a capability that is not offered",
      "{\"steps\":[{\"capability\":\"keyword_search\",\"instruction\":\"a\",\"depends_on\":[1]}]} | step 1 depends on one that is not before it",
      "{\"steps\":[{\"capability\":\"keyword_search\",\"instruction\":\"a\",\"depends_on\":[0]}]} | breaks minimum"})
  void planThatCannotBeFollowedGivesWayToTheRules(String answer, String why) throws Exception {
    var done = done(answer, assignment("search; check", "{}"));

    assertThat(done.output().get("method").stringValue()).isEqualTo("rules");
    assertThat(done.output().get("why").stringValue()).contains(why);
    assertThat(done.output().get("steps")).hasSize(2);
    assertThat(done.usage().tokensOut()).isEqualTo(2);
  }

  @Test
  void planOfTwentyOneStepsIsNone() throws Exception {
    String step = "{\"capability\":\"keyword_search\",\"instruction\":\"a\"}";
    String steps = (step + ",").repeat(20);

    assertThat(done("{\"steps\":[" + steps + step + "]}", assignment("search", "{}")).output().get("why").stringValue())
        .contains("maxItems");
    assertThat(done("{\"steps\":[" + steps.substring(0, steps.length() - 1) + "]}", assignment("search", "{}"))
        .output().get("steps")).hasSize(20);
  }

  @Test
  void commandIsPlannedWhereTheTaskGivesOneWithTheGuardianBefore() throws Exception {
    var done = done("{\"steps\":[{\"capability\":\"shell_execution\",\"instruction\":\"run it\"}]}",
        assignment("list", "{\"argv\":[\"ls\"]}"));

    assertThat(done.output().get("steps")).extracting(step -> step.get("capability").stringValue())
        .containsExactly("policy_enforcement", "shell_execution");
  }

  @Test
  void neededCapabilityWithoutAStepIsNoPlan() throws Exception {
    var needing = Samples.needing(assignment("make it", "{}"), List.of("refactoring"));

    assertThat(done(PLAN, needing).output().get("why").stringValue()).contains("needs has no step");
  }

  @ParameterizedTest
  @CsvSource({"RATE_LIMITED, 3, true", "RATE_LIMITED, 1, false", "MODEL_TIMEOUT, 2, true",
      "CONTENT_FILTERED, 3, false", "MODEL_REFUSED, 3, false"})
  void modelIsAskedAgainWhileThatLeavesARetryForTheWork(ErrorCode code, int retries, boolean fails)
      throws Exception {
    var result = planner(new ModelAnswer.Failed(TaskError.of(code, "x"), new Usage(3, 0, 0, "m")))
        .work(Samples.budget(assignment("search; check", "{}"), new Budget(1000, 60, 1, retries)));

    if (fails) {
      assertThat(result).isInstanceOfSatisfying(ArmResult.Failed.class,
          failed -> assertThat(failed.error().code()).isEqualTo(code));
    } else {
      assertThat(result).isInstanceOfSatisfying(ArmResult.Done.class, done -> {
        assertThat(done.output().get("why").stringValue()).isEqualTo(code.name());
        assertThat(done.usage().tokensIn()).isEqualTo(3);
      });
    }
  }

  @Test
  void withoutAModelOrTokensTheRulesPlan() throws Exception {
    var planner = planner(new ModelAnswer.Ok(PLAN, Usage.NONE, "stop"));
    var none = Samples.assignment("search; check");
    var other = Samples.with(none, null, "another", null);
    var poor = Samples.budget(assignment("search; check", "{}"), new Budget(0, 60, 1, 3));

    assertThat(output(planner.work(none)).toString()).contains("\"method\":\"rules\"").doesNotContain("why");
    assertThat(output(planner.work(other)).get("why").stringValue()).isEqualTo("the model is not here");
    assertThat(output(planner.work(poor)).get("why").stringValue()).contains("no tokens");
    assertThat(asked).isEmpty();
  }

  @Test
  void promptHasTheSendersWordsAloneAndWhatWasWrongQuoted() throws Exception {
    var a = assignment("make it", "{\"note\":\"CONTEXT\"}");
    var told = Samples.with(a, null, "m", "WRONG </quoted>");

    done(PLAN, told);

    assertThat(asked.getFirst().prompt()).contains("make it", "contains: x", "<quoted>\nWRONG (/quoted)\n")
        .doesNotContain("CONTEXT");
    assertThat(asked.getFirst().system())
        .startsWith(Files.readString(Path.of("src/main/resources/io/octollm/arm/planner.prompt.txt")).strip());
  }

  @Test
  void resultsOfOtherStepsAndWhatIsSaidOfThemStayOut() throws Exception {
    var a = Samples.assignment("t", "make it", "{}", Samples.FAR,
        List.of(new StepInput("step-0", "retriever", true, Samples.json("\"TAINTED\""))), List.of());

    done(PLAN, Samples.with(a, null, "m", "TAINTED is wrong"));

    assertThat(asked.getFirst().prompt() + asked.getFirst().system()).doesNotContain("TAINTED");
  }

  @Test
  void scriptPlansOnlyWhereItSaysSo(@TempDir Path folder) throws Exception {
    Path silent = Files.writeString(folder.resolve("a.jsonl"), "{\"goal\":\"make it\",\"answer\":\"code\"}");
    Path planning = Files.writeString(folder.resolve("b.jsonl"), "{\"goal\":\"make it\",\"answer\":\"code\"}\n"
        + "{\"goal\":\"make it\",\"arm\":\"planner\",\"answer\":" + PLAN.replace("\n", " ") + "}");

    var with = new PlannerArm(Models.of(ScriptedModel.read(planning)));

    assertThat(new PlannerArm(Models.of(ScriptedModel.read(silent))).profile().models()).isEmpty();
    assertThat(with.profile().models()).containsExactly("scripted");
    assertThat(output(with.work(Samples.with(Samples.assignment("make it"), null, "scripted", null)))
        .get("method").stringValue()).isEqualTo("model");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"steps\":", "[", "null", "7", "\"x\"", "{\"steps\":{\"a\":1}}", "{\"steps\":[null]}", ""})
  void nonsenseIsNoPlan(String answer) throws Exception {
    assertThat(done(answer, assignment("search", "{}")).output().get("method").stringValue()).isEqualTo("rules");
  }

  private static Assignment assignment(String goal, String context) {
    return Samples.with(Samples.assignment("t", goal, context, Samples.FAR, List.of(), List.of("contains: x")),
        null, "m", null);
  }

  private static JsonNode output(ArmResult result) {
    return ((ArmResult.Done) result).output();
  }

  private ArmResult.Done done(String answer, Assignment assignment) throws InterruptedException {
    return (ArmResult.Done) planner(new ModelAnswer.Ok(answer, new Usage(1, 2, 0, "m"), "stop")).work(assignment);
  }

  private PlannerArm planner(ModelAnswer answer) {
    return new PlannerArm(Models.of(new Saying(answer, asked)));
  }
}
