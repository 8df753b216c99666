package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Splits a goal into steps by rules. Its output is {@code {steps: [{id, capability, instruction,
 * depends_on, criteria}]}}: 1 to 20 steps, each depending on the one before; the last one bears the
 * task's criteria. Where the task names the capabilities it needs, there is a step for each. It
 * reads the goal alone and never the results of other steps, so
 * that text from outside cannot choose an arm.
 */
final class PlannerArm implements Arm {
  static final String NAME = "planner";
  private static final int CAPACITY = 256;

  @Override
  public ArmProfile profile() {
    return ArmProfile.plain(NAME, 2, CAPACITY, "task_decomposition", "goal_analysis");
  }

  @Override
  public ArmResult work(Assignment assignment) {
    List<Part> parts = parts(assignment);
    ObjectNode output = Codec.emptyObject();
    ArrayNode steps = output.putArray("steps");
    for (int i = 0; i < parts.size(); i++) {
      ObjectNode step = steps.addObject().put("id", prefix(assignment) + (i + 1))
          .put("capability", parts.get(i).capability())
          .put("instruction", parts.get(i).instruction());
      ArrayNode dependsOn = step.putArray("depends_on");
      if (i > 0) {
        dependsOn.add(prefix(assignment) + i);
      }
      step.set("criteria", Codec.tree(i == parts.size() - 1 ? assignment.criteria() : List.of()));
    }
    return ArmResult.done(output, parts.size() > 1 ? 0.7 : 0.5);
  }

  /** What one step is to do, and what it takes. */
  private record Part(String capability, String instruction) {}

  private static List<Part> parts(Assignment assignment) {
    List<String> texts = GoalSplitter.split(assignment.instruction());
    List<String> needed = assignment.requiredCapabilities().stream().distinct().toList();
    if (needed.isEmpty()) {
      boolean runs = assignment.context().has("argv");
      return texts.stream().map(text -> new Part(GoalSplitter.capability(text, runs), text)).toList();
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < needed.size(); i++) {
      parts.add(new Part(needed.get(i),
          texts.size() == needed.size() ? texts.get(i) : assignment.instruction()));
    }
    return parts;
  }

  /** Steps of another plan of the same task must not bear the same names. */
  private static String prefix(Assignment assignment) {
    String plan = assignment.step();
    return plan.startsWith("plan:") && !plan.equals("plan:1")
        ? "step-" + plan.substring(plan.indexOf(':') + 1) + "." : "step-";
  }
}
