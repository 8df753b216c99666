package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.StepInput;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the planner asks a model: the sender's goal, constraints and criteria. Context and results of
 * other steps stay out, for what was read outside must not choose what is done.
 */
final class PlannerPrompt {
  private static final Pattern OFFERED = Pattern.compile("(?m)^- ([a-z_]{1,64}): ");

  private final Prompt system = Prompt.of(PlannerArm.NAME, "capabilities");
  private final Set<String> offered = OFFERED.matcher(system.text()).results()
      .map(found -> found.group(1)).collect(Collectors.toCollection(LinkedHashSet::new));

  Prompt system() {
    return system;
  }

  /** The capabilities that the prompt offers. */
  Set<String> offered() {
    return offered;
  }

  /** Those, and what the task itself asks for; what acts only where the task says on what. */
  Set<String> known(Assignment assignment) {
    Set<String> known = new LinkedHashSet<>(offered);
    known.removeIf(capability -> Gates.isIdle(capability, assignment));
    known.addAll(assignment.requiredCapabilities());
    return known;
  }

  String of(Assignment assignment, Set<String> known) {
    var prompt = new StringBuilder("The goal:\n").append(assignment.instruction());
    Quoting.section(prompt, "Constraints", assignment.constraints());
    Quoting.section(prompt, "The result is accepted when", assignment.criteria());
    Quoting.section(prompt, "Each of these must have a step", assignment.requiredCapabilities());
    Quoting.section(prompt, "What may be asked for here", List.copyOf(known));
    String feedback = assignment.feedback();
    if (feedback != null && assignment.input().stream().noneMatch(StepInput::tainted)) {
      Quoting.quoted(prompt, "why the plan before was not followed", feedback);
    }
    return prompt.toString();
  }
}
