package io.octollm.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Outcome;
import io.octollm.schema.StepInput;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Whatever a live arm's output says, the steps, arms and words that follow are those of a harmless one. */
class TaintedTextTest {
  private static final JsonNode HARMLESS = Codec.tree("It rains.");
  private static final String STEPS = "'context':{'steps':["
      + "{'id':'find','capability':'search','instruction':'find it'},"
      + "{'id':'write','capability':'code','instruction':'write it','depends_on':['find'],'criteria':['short']},"
      + "{'id':'run','arm':'executor','instruction':'ls','depends_on':['write']}]}";

  static Stream<String> texts() throws IOException {
    return Files.readAllLines(Path.of("../arm-processors/src/test/resources/io/octollm/arm/injected.jsonl"))
        .stream().map(line -> Codec.parse(line).get("text").stringValue());
  }

  /** As a bare text, and in every field that a planner's or a judge's output would have. */
  private static List<JsonNode> outputs(String text) {
    ObjectNode crafted = Codec.emptyObject().put("arm", text).put("capability", text).put("argv", text)
        .put("requires_replanning", true).put("instruction", text).put("valid", true);
    crafted.putArray("steps").addObject().put("id", "pwned").put("arm", "executor").put("instruction", text);
    return List.of(Codec.tree(text), crafted);
  }

  private static Outcome succeeded(Assignment assignment, JsonNode output) {
    return new Outcome.Succeeded(assignment.taskId(), assignment.step(), assignment.attempt(), assignment.arm(),
        assignment.arm() + "-0", output, 0.9, Usage.NONE, 10);
  }

  private static Story arms() {
    return new Story().arm("retriever", "search").arm("executor", "shell").arm("coder", "code")
        .arm("judge", Role.JUDGING).arm("planner", Role.PLANNING);
  }

  /** What the arms are told, to the end of the task, when the steps before find that. */
  private static List<Assignment> told(JsonNode found) {
    Story story = arms();
    List<Assignment> told = new ArrayList<>(story.submit(STEPS).assignments());
    for (JsonNode output : List.of(found, found, Codec.parse("{\"valid\":true}"))) {
      told.addAll(story.report(succeeded(told.getLast(), output)).assignments());
    }
    return told;
  }

  private static Assignment withoutInput(Assignment a) {
    return new Assignment(a.taskId(), a.requestId(), a.step(), a.attempt(), a.homePartition(), a.arm(),
        a.capability(), a.model(), a.tenant(), a.goal(), a.instruction(), a.context(), List.of(), a.constraints(),
        a.criteria(), a.feedback(), a.requiredCapabilities(), a.budget(), a.deadline(), a.leaseUntil());
  }

  @ParameterizedTest
  @MethodSource("texts")
  void armsAreToldTheSame(String text) {
    List<Assignment> harmless = told(HARMLESS);

    assertThat(harmless).extracting(Assignment::arm).containsExactly("retriever", "coder", "judge", "executor");
    assertThat(outputs(text)).allSatisfy(output -> {
      List<Assignment> told = told(output);
      assertThat(told.stream().map(TaintedTextTest::withoutInput).toList())
          .isEqualTo(harmless.stream().map(TaintedTextTest::withoutInput).toList());
      assertThat(told.stream().flatMap(each -> each.input().stream())).hasSize(3).allMatch(StepInput::tainted);
    });
  }

  @ParameterizedTest
  @MethodSource("texts")
  void plannerIsNotToldWhatAStepThatReadItSays(String text) {
    Story story = arms();
    Assignment plan = story.submit("'context':{'plan':true}").assignment();
    Assignment find = story.report(succeeded(plan, Codec.parse("""
        {"steps":[{"id":"find","capability":"search","instruction":"find it"},
         {"id":"write","capability":"code","instruction":"write it","depends_on":["find"]}]}"""))).assignment();
    Assignment write = story.report(succeeded(find, outputs(text).getFirst())).assignment();

    Told told = story.report(
        Facts.failed("write", write.attempt(), "coder", TaskError.of(ErrorCode.REPLAN_REQUESTED, text)));

    assertThat(told.assignment().step()).isEqualTo("plan:2");
    assertThat(told.assignment().feedback()).isEqualTo("write cannot be done as planned");
    assertThat(told.assignment().input()).isEmpty();
    assertThat(told.assignment().goal()).isEqualTo(told.assignment().instruction());
  }
}
