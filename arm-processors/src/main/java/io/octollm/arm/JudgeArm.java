package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.StepInput;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks an output against a JSON Schema and the criteria that a rule can check. It looks at the
 * results of the steps it depends on, else at {@code context.output}, else at the instruction; the
 * schema is {@code context.schema}. Its output is {@code {valid, confidence, passed, failed,
 * unchecked, issues}}; an output that fails is a finding, not an error of the judge.
 */
final class JudgeArm implements Arm {
  static final String NAME = "judge";
  private static final int CAPACITY = 256;
  private static final int MAX_ISSUES = 100;

  private final SchemaCheck schemas = new SchemaCheck();

  @Override
  public ArmProfile profile() {
    return ArmProfile.plain(NAME, 2, CAPACITY,
        "schema_validation", "criteria_evaluation", "content_validation");
  }

  @Override
  public ArmResult work(Assignment assignment) {
    List<String> passed = new ArrayList<>();
    List<String> failed = new ArrayList<>();
    List<String> unchecked = new ArrayList<>();
    List<String> issues = new ArrayList<>();
    JsonNode schema = assignment.context().get("schema");
    for (Subject subject : subjects(assignment)) {
      if (schema != null) {
        List<String> violations = schemas.violations(schema, subject.value());
        (violations.isEmpty() ? passed : failed).add("schema");
        violations.forEach(violation -> issues.add(subject.name() + ": " + violation));
      }
      for (String criterion : assignment.criteria()) {
        switch (Criterion.of(criterion).check(subject.value())) {
          case PASSED -> passed.add(criterion);
          case FAILED -> {
            failed.add(criterion);
            issues.add(subject.name() + " misses the criterion: " + criterion);
          }
          case UNCHECKED -> unchecked.add(criterion);
        }
      }
    }
    return ArmResult.done(verdict(passed, failed, unchecked, issues), 1.0);
  }

  /** One thing to judge, and what to call it in an issue. */
  private record Subject(String name, JsonNode value) {}

  private static List<Subject> subjects(Assignment assignment) {
    if (!assignment.input().isEmpty()) {
      List<Subject> subjects = new ArrayList<>();
      for (StepInput input : assignment.input()) {
        subjects.add(new Subject(input.step(), input.output()));
      }
      return subjects;
    }
    JsonNode output = assignment.context().get("output");
    return List.of(output != null
        ? new Subject("output", output)
        : new Subject("goal", Codec.tree(assignment.instruction())));
  }

  private static ObjectNode verdict(List<String> passed, List<String> failed,
      List<String> unchecked, List<String> issues) {
    int all = passed.size() + failed.size() + unchecked.size();
    ObjectNode output = Codec.emptyObject()
        .put("valid", failed.isEmpty())
        .put("confidence", all == 0 ? 0.5 : (double) (passed.size() + failed.size()) / all);
    list(output.putArray("passed"), passed);
    list(output.putArray("failed"), failed);
    list(output.putArray("unchecked"), unchecked);
    list(output.putArray("issues"), issues);
    return output;
  }

  private static void list(ArrayNode into, List<String> items) {
    items.stream().distinct().limit(MAX_ISSUES).forEach(into::add);
  }
}
