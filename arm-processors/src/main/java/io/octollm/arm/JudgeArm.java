package io.octollm.arm;

import io.octollm.arm.Issue.Severity;
import io.octollm.arm.code.SyntaxCheck;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.StepInput;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * Checks an output against a JSON Schema, the criteria that a rule can check, and given sources. It
 * looks at the results of the steps it depends on, else at {@code context.output}, else at the
 * instruction; the schema is {@code context.schema}, the sources are {@code context.sources} and what a
 * retriever found. Its output is {@code {valid, confidence, passed, failed, unchecked, issues:
 * [{severity, type, message, location, suggestion}]}}; an output that fails is a finding, not an error
 * of the judge.
 */
final class JudgeArm implements Arm {
  static final String NAME = "judge";
  private static final int CAPACITY = 256;

  private final SchemaCheck schemas = new SchemaCheck();
  private final Criterion.Means means;

  JudgeArm(TextScan scan) {
    this.means = new Criterion.Means(new SyntaxCheck(), scan);
  }

  @Override
  public ArmProfile profile() {
    return ArmProfile.plain(NAME, 2, CAPACITY,
        "schema_validation", "criteria_evaluation", "content_validation", "fact_checking");
  }

  @Override
  public ArmResult work(Assignment assignment) throws InterruptedException {
    var findings = new Findings();
    JsonNode schema = assignment.context().get("schema");
    List<String> sources = Sources.of(assignment);
    for (Subject subject : subjects(assignment)) {
      if (schema != null) {
        schema(schema, subject, findings);
      }
      for (String criterion : assignment.criteria()) {
        criterion(criterion, subject, findings);
      }
      if (!sources.isEmpty()) {
        facts(sources, subject, findings);
      }
    }
    return ArmResult.done(findings.verdict(), 1.0);
  }

  /** One thing to judge, and what to call it in an issue. */
  private record Subject(String name, JsonNode value) {}

  private static List<Subject> subjects(Assignment assignment) {
    List<Subject> subjects = new ArrayList<>();
    for (StepInput input : assignment.input()) {
      if (!Sources.isOne(input)) {
        subjects.add(new Subject(input.step(), input.output()));
      }
    }
    JsonNode output = assignment.context().get("output");
    if (subjects.isEmpty() && output != null) {
      subjects.add(new Subject("output", output));
    }
    // Passages with nothing beside them are what is to be judged.
    if (subjects.isEmpty()) {
      assignment.input().forEach(input -> subjects.add(new Subject(input.step(), input.output())));
    }
    return subjects.isEmpty()
        ? List.of(new Subject("goal", Codec.tree(assignment.instruction()))) : subjects;
  }

  private void schema(JsonNode schema, Subject subject, Findings findings) throws InterruptedException {
    List<String> violations = schemas.violations(schema, subject.value());
    findings.checked("schema", violations.isEmpty());
    for (String violation : violations) {
      findings.issue(new Issue(Severity.ERROR, "schema", subject.name() + ": " + violation,
          subject.name() + violation.substring(0, Math.max(0, violation.indexOf(' '))), null));
    }
  }

  private void criterion(String criterion, Subject subject, Findings findings) throws InterruptedException {
    switch (Criterion.of(criterion).check(Answer.of(subject.value()), means)) {
      case PASSED -> findings.checked(criterion, true);
      case FAILED -> {
        findings.checked(criterion, false);
        findings.issue(new Issue(Severity.ERROR, "criteria",
            subject.name() + " misses the criterion: " + criterion, subject.name(), null));
      }
      case UNCHECKED -> {
        findings.unchecked(criterion);
        findings.issue(new Issue(Severity.INFO, "criteria",
            "no rule can check the criterion: " + criterion, subject.name(), null));
      }
    }
  }

  private static void facts(List<String> sources, Subject subject, Findings findings) {
    FactCheck.Found found = new FactCheck(sources).check(subject.name(), Answer.of(subject.value()).text());
    if (found.claims() == 0) {
      findings.unchecked("facts");
    } else {
      findings.checked("facts", found.supported() == found.claims());
    }
    found.issues().forEach(findings::issue);
  }
}
