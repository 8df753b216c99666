package io.octollm.arm;

import io.octollm.schema.Assignment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts a guardian's step before each step that acts on the world. It reads what the step will have
 * before it, and from risk level high on it fails, so that the step does not begin. Where there is no
 * room for one each, the first stands for all.
 */
final class Gates {
  /** What acts outside of the pipeline, and the field of the context by which a task says on what. */
  private static final Map<String, String> ACTING =
      Map.of("shell_execution", "argv", "python_execution", "argv", "http_requests", "http");

  private Gates() {}

  /** What acts, whoever asks for it. */
  static Set<String> acting() {
    return ACTING.keySet();
  }

  /** What acts, and the task does not say on what. */
  static Set<String> idle(Assignment assignment) {
    return ACTING.keySet().stream().filter(capability -> isIdle(capability, assignment))
        .collect(Collectors.toSet());
  }

  /** Whether a step of that kind acts, and the task does not say on what. */
  static boolean isIdle(String capability, Assignment assignment) {
    String field = ACTING.get(capability);
    return field != null && !assignment.context().has(field);
  }

  /** The plan with its gates; empty where there is room for none. */
  static Optional<List<PlannedStep>> before(List<PlannedStep> plan) {
    long acting = plan.stream().filter(step -> ACTING.containsKey(step.capability())).count();
    if (acting == 0) {
      return Optional.of(plan);
    }
    boolean each = plan.size() + acting <= PlannedStep.MOST;
    return each || plan.size() < PlannedStep.MOST
        ? Optional.of(gated(plan, each ? (int) acting : 1)) : Optional.empty();
  }

  private static List<PlannedStep> gated(List<PlannedStep> plan, int most) {
    List<PlannedStep> gated = new ArrayList<>();
    Map<Integer, Integer> places = new HashMap<>();
    int gate = 0;
    int gates = 0;
    for (int i = 0; i < plan.size(); i++) {
      PlannedStep step = plan.get(i);
      List<Integer> dependsOn = new ArrayList<>(step.dependsOn().stream().map(places::get).toList());
      if (ACTING.containsKey(step.capability())) {
        if (gates < most) {
          gated.add(new PlannedStep(
              GuardianArm.GATE, step.instruction(), List.copyOf(dependsOn), List.of()));
          gate = gated.size();
          gates++;
        }
        dependsOn.add(gate);
      }
      gated.add(new PlannedStep(
          step.capability(), step.instruction(), List.copyOf(dependsOn), step.criteria()));
      places.put(i + 1, gated.size());
    }
    return gated;
  }
}
