package io.octollm.arm;

import io.octollm.model.Model;
import io.octollm.model.ModelAnswer;
import io.octollm.model.ModelRequest;
import io.octollm.model.Models;
import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import io.octollm.schema.TaskError;
import io.octollm.schema.Usage;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Splits a goal into steps: by the model that the assignment names, else by rules. Its output is
 * {@code {steps: [{id, capability, instruction, depends_on, criteria}], method}}: 1 to 20 steps; those
 * that nothing depends on bear the task's criteria, and before what acts stands a guardian's. After a
 * model it has {@code model}, {@code text} and {@code finish_reason} too; where the rules stood in for
 * one, {@code why}. It reads the sender's words alone and never the results of other steps, so that text
 * from outside cannot choose an arm.
 */
final class PlannerArm implements Arm {
  static final String NAME = "planner";
  private static final double BY_MODEL = 0.8;
  private static final double BY_RULES = 0.7;
  private static final double ONE_STEP = 0.5;

  private final PlannerPrompt prompt = new PlannerPrompt();
  private final PlanAnswer answers = new PlanAnswer();
  private final List<Model> models;

  PlannerArm(Models models) {
    this.models = models.serving(NAME);
  }

  @Override
  public ArmProfile profile() {
    return new ArmProfile(NAME, List.of("task_decomposition", "goal_analysis"), 2,
        models.stream().map(Model::name).toList(), false, "none", WorkerSettings.MOST_IN_FLIGHT);
  }

  @Override
  public ArmResult work(Assignment assignment) throws InterruptedException {
    if (assignment.model() == null) {
      return byRules(assignment, null, Usage.NONE);
    }
    Optional<Model> model = Asking.model(models, assignment);
    return model.isEmpty() ? byRules(assignment, "the model is not here", Usage.NONE)
        : Asking.tokens(assignment) < 1 ? byRules(assignment, "no tokens are left for a model", Usage.NONE)
        : ask(model.get(), assignment);
  }

  private ArmResult ask(Model model, Assignment a) throws InterruptedException {
    Set<String> known = prompt.known(a);
    ModelRequest question =
        Asking.question(NAME, a, prompt.system(), prompt.of(a, known), a.feedback() != null);
    return switch (model.answer(question)) {
      case ModelAnswer.Ok ok -> answered(ok, model.name(), known, a);
      case ModelAnswer.Failed(TaskError error, Usage usage) -> {
        Usage used = usage.with(prompt.system().version());
        yield Asking.mayBeRepeated(error, a)
            ? new ArmResult.Failed(error, used) : byRules(a, error.code().name(), used);
      }
    };
  }

  private ArmResult answered(ModelAnswer.Ok ok, String model, Set<String> known, Assignment a)
      throws InterruptedException {
    Usage used = ok.usage().with(prompt.system().version());
    return switch (answers.read(ok.text(), known)) {
      case PlanAnswer.Read.Refused(String why) -> byRules(a, why, used, Asking.said(ok, model));
      case PlanAnswer.Read.Plan(List<PlannedStep> steps) -> {
        Set<String> asked = new HashSet<>();
        steps.forEach(step -> asked.add(step.capability()));
        Optional<List<PlannedStep>> gated = Gates.before(steps);
        yield !asked.containsAll(a.requiredCapabilities())
            ? byRules(a, "a capability that the task needs has no step", used, Asking.said(ok, model))
            : gated.isEmpty() ? byRules(a, "there is no room for the guardian's step", used, Asking.said(ok, model))
            : new ArmResult.Done(output(gated.get(), a, Asking.said(ok, model).put("method", "model")), BY_MODEL, used);
      }
    };
  }

  private static ArmResult byRules(Assignment assignment, @Nullable String why, Usage used) {
    return byRules(assignment, why, used, Codec.emptyObject());
  }

  private static ArmResult byRules(Assignment assignment, @Nullable String why, Usage used, ObjectNode output) {
    List<PlannedStep> steps = RulePlan.of(assignment);
    output.put("method", "rules");
    if (why != null) {
      output.put("why", why);
    }
    // The rules leave room for one, and without a command they make no step that acts.
    List<PlannedStep> gated = Gates.before(steps).orElse(steps);
    return new ArmResult.Done(
        output(gated, assignment, output), steps.size() > 1 ? BY_RULES : ONE_STEP, used);
  }

  private static ObjectNode output(List<PlannedStep> plan, Assignment assignment, ObjectNode output) {
    String prefix = prefix(assignment);
    Set<Integer> needed = new HashSet<>();
    plan.forEach(step -> needed.addAll(step.dependsOn()));
    ArrayNode steps = output.putArray("steps");
    for (int i = 1; i <= plan.size(); i++) {
      PlannedStep planned = plan.get(i - 1);
      Set<String> criteria = new LinkedHashSet<>(planned.criteria());
      if (!needed.contains(i)) {
        criteria.addAll(assignment.criteria());
      }
      ObjectNode step = steps.addObject().put("id", prefix + i)
          .put("capability", planned.capability()).put("instruction", planned.instruction());
      step.set("depends_on", Codec.tree(planned.dependsOn().stream().map(place -> prefix + place).toList()));
      step.set("criteria", Codec.tree(criteria));
    }
    return output;
  }

  /** Steps of another plan of the same task must not bear the same names. */
  private static String prefix(Assignment assignment) {
    String plan = assignment.step();
    return plan.startsWith("plan:") && !plan.equals("plan:1")
        ? "step-" + plan.substring(plan.indexOf(':') + 1) + "." : "step-";
  }
}
