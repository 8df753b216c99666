package io.octollm.orchestrator;

import static io.octollm.orchestrator.Tasks.plan;
import static io.octollm.orchestrator.Tasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Decoded;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Step;
import io.octollm.schema.TaskError;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanReaderTest {
  private static final Planning READER = new Planning(OrchestratorSettings.DEFAULT);
  private static final String MINIMAL = "'id':'a','instruction':'x'";

  private static List<Step> steps(String fields) {
    return READER.first(task(fields)).orThrow();
  }

  private static TaskError problem(String steps) {
    Decoded<List<Step>> read = READER.first(task("'context':{'steps':" + steps + "}"));
    assertThat(read).isInstanceOf(Decoded.Problem.class);
    return ((Decoded.Problem<List<Step>>) read).error();
  }

  private static String many(int count) {
    return IntStream.range(0, count).mapToObj(i -> "{'id':'s" + i + "','instruction':'x'}")
        .collect(Collectors.joining(",", "[", "]"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'context':{}", "'context':{'steps':null}"})
  void taskWithoutAPlanIsOneStep(String context) {
    assertThat(steps(context + (context.isEmpty() ? "" : ",")
        + "'assigned_arm':'coder','acceptance_criteria':['short']")).containsExactly(
            new Step("step-1", null, "coder", "add two numbers", List.of(), List.of("short")));
  }

  @Test
  void stepIsReadWithAllItsFields() {
    assertThat(steps("'context':{'steps':[{" + MINIMAL + "},{'id':'b','capability':'code',"
        + "'arm':'coder','instruction':'y','depends_on':['a'],'criteria':['short']}]}"))
        .containsExactly(new Step("a", null, null, "x", List.of(), List.of()),
            new Step("b", "code", "coder", "y", List.of("a"), List.of("short")));
  }

  @Test
  void absentAndNullFieldsAreTheSame() {
    assertThat(steps("'context':{'steps':[{" + MINIMAL + ",'capability':null,'arm':null,"
        + "'depends_on':null,'criteria':null}]}"))
        .containsExactly(new Step("a", null, null, "x", List.of(), List.of()));
  }

  @Test
  void asManyStepsAsTheLimitAreAPlan() {
    assertThat(steps("'context':{'steps':" + many(20) + "}")).hasSize(20);
  }

  @Test
  void longChainsAndCrossLinksAreNoCycle() {
    assertThat(steps(plan("d<c,b", "c<b", "b<a", "a"))).hasSize(4);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
    "5 | context.steps must be a list of 1 to 20 steps",
    "{} | context.steps must be a list of 1 to 20 steps",
    "[] | context.steps must be a list of 1 to 20 steps",
    "[5] | context.steps[0] must be an object",
    "[{'id':'a','instruction':'x','color':'red'}] | context.steps[0] has an unknown field; known are"
        + " id, capability, arm, instruction, depends_on and criteria",
    "[{'instruction':'x'}] | context.steps[0].id must be 1 to 64 of letters, digits and ._:-",
    "[{'id':'a b','instruction':'x'}] | context.steps[0].id must be 1 to 64 of letters, digits and ._:-",
    "[{'id':7,'instruction':'x'}] | context.steps[0].id must be a string of 1 to 10000 characters",
    "[{'id':'a'}] | context.steps[0].instruction is missing",
    "[{'id':'a','instruction':' '}] |"
        + " context.steps[0].instruction must be a string of 1 to 10000 characters",
    "[{'id':'a','instruction':'x','arm':'Coder'}] |"
        + " context.steps[0].arm must be an arm's name in lower case",
    "[{'id':'a','instruction':'x'},{'id':'a','instruction':'y'}] |"
        + " context.steps[1].id is used twice",
    "[{'id':'a','instruction':'x','depends_on':'b'}] |"
        + " context.steps[0].depends_on must be a list of at most 20 strings",
    "[{'id':'a','instruction':'x','criteria':['ok',5]}] |"
        + " context.steps[0].criteria[1] must be a string of 1 to 2000 characters",
    "[{'id':'a','instruction':'x','criteria':['']}] |"
        + " context.steps[0].criteria[0] must be a string of 1 to 2000 characters",
    "[{'id':'a','instruction':'x','depends_on':['z']}] |"
        + " context.steps[0].depends_on names a step that is not in the plan",
    "[{'id':'a','instruction':'x','depends_on':['a']}] | context.steps[0].depends_on closes a cycle",
    "[{'id':'o','instruction':'x'},{'id':'a','instruction':'x','depends_on':['b']},"
        + "{'id':'b','instruction':'x','depends_on':['a','o']}] |"
        + " context.steps[1].depends_on closes a cycle"}, quoteCharacter = '`')
  void flawOfAPlanIsNamedWithItsPlace(String steps, String message) {
    TaskError error = problem(steps);

    assertThat(error.code()).isEqualTo(ErrorCode.INVALID_PLAN);
    assertThat(error.message()).isEqualTo(message);
  }

  @Test
  void tooManyStepsAreNoPlan() {
    assertThat(problem(many(21)).message()).contains("1 to 20 steps");
  }

  @Test
  void tooManyOrTooLongTextsAreNoPlan() {
    String names = IntStream.range(0, 21).mapToObj(_ -> "'a'").collect(Collectors.joining(","));

    assertThat(problem("[{" + MINIMAL + ",'criteria':[" + names + "]}]").message())
        .isEqualTo("context.steps[0].criteria must be a list of at most 20 strings");
    assertThat(problem("[{" + MINIMAL + ",'criteria':['" + "x".repeat(2_001) + "']}]").message())
        .contains("criteria[0]");
    assertThat(problem("[{'id':'a','instruction':'" + "x".repeat(10_001) + "'}]").message())
        .contains("instruction");
  }
}
