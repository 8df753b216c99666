package io.octollm.arm;

import io.octollm.arm.Issue.Severity;
import io.octollm.arm.code.SyntaxCheck;
import io.octollm.model.Model;
import io.octollm.model.Models;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.StepInput;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checks an output against a JSON Schema, criteria, and given sources: by rules, and what no rule can
 * check by the model that the assignment names. It looks at the results of the steps it depends on, else
 * at {@code context.output}, else at the instruction; the schema is {@code context.schema}, the sources
 * are {@code context.sources} and what a retriever found. Its output is {@code {valid, confidence,
 * passed, failed, unchecked, issues: [{severity, type, message, location, suggestion}]}}, and after a
 * model {@code model}, {@code text} and {@code finish_reason}; an output that fails is a finding, not an
 * error of the judge.
 */
final class JudgeArm implements Arm {
  static final String NAME = "judge";

  private final SchemaCheck schemas = new SchemaCheck();
  private final Opinion opinion = new Opinion();
  private final Criterion.Means means;
  private final List<Model> models;

  JudgeArm(TextScan scan, Models models) {
    this.means = new Criterion.Means(new SyntaxCheck(), scan);
    this.models = models.serving(NAME);
  }

  @Override
  public ArmProfile profile() {
    return new ArmProfile(NAME,
        List.of("schema_validation", "criteria_evaluation", "content_validation", "fact_checking"), 2,
        models.stream().map(Model::name).toList(), false, "none", WorkerSettings.MOST_IN_FLIGHT);
  }

  @Override
  public ArmResult work(Assignment assignment) throws InterruptedException {
    var findings = new Findings();
    JsonNode schema = assignment.context().get("schema");
    List<StepInput> found = assignment.input().stream().filter(Sources::isOne).toList();
    List<Subject> beside = beside(assignment);
    // Passages with nothing beside them are what is to be judged.
    List<Subject> subjects = beside.isEmpty() ? alone(assignment) : beside;
    List<String> sources = Sources.of(assignment, beside.isEmpty() ? List.of() : found);
    var check = new FactCheck(sources);
    Set<String> open = new LinkedHashSet<>();
    for (Subject subject : subjects) {
      if (schema != null) {
        schema(schema, subject, findings);
      }
      for (String criterion : assignment.criteria()) {
        criterion(criterion, subject, findings, open);
      }
      if (!sources.isEmpty()) {
        facts(check, subject, findings);
      }
    }
    Optional<Model> model = Asking.model(models, assignment);
    if (model.isEmpty() || open.isEmpty() && sources.isEmpty()) {
      return withoutModel(findings, open, Usage.NONE);
    }
    List<String> outputs = subjects.stream().map(subject -> Answer.of(subject.value()).text()).toList();
    return switch (opinion.ask(model.get(), assignment, outputs, List.copyOf(open), sources)) {
      case Opinion.Given.Later(TaskError error, Usage usage) -> new ArmResult.Failed(error, usage);
      case Opinion.Given.None(String why, Usage usage) -> {
        findings.issue(new Issue(Severity.INFO, "model", "the rules judge alone: " + why, "", null));
        yield withoutModel(findings, open, usage);
      }
      case Opinion.Given.Held held -> withModel(findings, open, sources, held);
    };
  }

  /** One thing to judge, and what to call it in an issue. */
  private record Subject(String name, JsonNode value) {}

  private static List<Subject> beside(Assignment assignment) {
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
    return subjects;
  }

  private static List<Subject> alone(Assignment assignment) {
    List<Subject> subjects = new ArrayList<>();
    assignment.input().forEach(input -> subjects.add(new Subject(input.step(), input.output())));
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

  private void criterion(String text, Subject subject, Findings findings, Set<String> open)
      throws InterruptedException {
    Criterion criterion = Criterion.of(text);
    if (criterion instanceof Criterion.ForPeople) {
      open.add(text);
      return;
    }
    switch (criterion.check(Answer.of(subject.value()), means)) {
      case PASSED -> findings.checked(text, true);
      case FAILED -> {
        findings.checked(text, false);
        findings.issue(missed(subject.name(), text));
      }
      case UNCHECKED -> findings.unchecked(text);
    }
  }

  private static Issue missed(String subject, String criterion) {
    return new Issue(Severity.ERROR, "criteria", subject + " misses the criterion: " + criterion, subject, null);
  }

  private static void facts(FactCheck check, Subject subject, Findings findings) throws InterruptedException {
    FactCheck.Found found = check.check(subject.name(), Answer.of(subject.value()).text());
    boolean holds = found.supported() == found.claims();
    // Padding must not carry a claim past the check: what was not looked up does not pass.
    if (holds && (found.claims() == 0 || !found.complete())) {
      findings.unchecked("facts");
    } else {
      findings.checked("facts", holds);
    }
    found.issues().forEach(findings::issue);
  }

  private static ArmResult withoutModel(Findings findings, Set<String> open, Usage usage) {
    open.forEach(findings::unchecked);
    return new ArmResult.Done(findings.verdict(), 1.0, usage);
  }

  private static ArmResult withModel(
      Findings findings, Set<String> open, List<String> sources, Opinion.Given.Held held) {
    for (String criterion : open) {
      Boolean met = held.met().get(criterion);
      if (met == null) {
        findings.unchecked(criterion);
      } else {
        findings.checked(criterion, met);
        if (!met) {
          findings.issue(missed("the output", criterion));
        }
      }
    }
    if (!sources.isEmpty()) {
      findings.checked("facts by model", held.unsupported().isEmpty());
      held.unsupported().forEach(quote -> findings.issue(new Issue(Severity.ERROR, "facts",
          "a model finds in no source: " + quote, "the output", "State what a source says, or leave it out.")));
    }
    ObjectNode output = findings.verdict();
    output.setAll(held.said());
    return new ArmResult.Done(output, 1.0, held.usage());
  }
}
