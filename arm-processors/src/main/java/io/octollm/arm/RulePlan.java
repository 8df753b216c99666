package io.octollm.arm;

import io.octollm.schema.Assignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A plan by rules: the goal split at its words, each step depending on the one before. Where the task
 * names the capabilities it needs, there is a step for each.
 */
final class RulePlan {
  private RulePlan() {}

  static List<PlannedStep> of(Assignment assignment) {
    Set<String> idle = Gates.idle(assignment);
    boolean acts = !idle.containsAll(Gates.acting());
    List<String> needed = assignment.requiredCapabilities().stream().distinct().toList();
    // A step that acts gets the guardian's before it.
    List<String> texts = GoalSplitter.split(
        assignment.instruction(), acts ? PlannedStep.MOST - 1 : PlannedStep.MOST);
    List<PlannedStep> steps = new ArrayList<>();
    int count = needed.isEmpty() ? texts.size() : needed.size();
    for (int i = 0; i < count; i++) {
      String text = texts.size() == count ? texts.get(i) : assignment.instruction();
      String capability = needed.isEmpty() ? GoalSplitter.capability(text, idle) : needed.get(i);
      steps.add(new PlannedStep(capability, text, i == 0 ? List.of() : List.of(i), List.of()));
    }
    return steps;
  }
}
