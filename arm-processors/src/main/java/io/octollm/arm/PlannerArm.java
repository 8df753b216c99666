package io.octollm.arm;

import io.octollm.schema.Assignment;
import io.octollm.schema.Codec;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Splits a goal into steps by rules. Its output is {@code {steps: [{id, capability, instruction,
 * depends_on, criteria}]}}: 1 to 20 steps, each depending on the one before; the last one bears the
 * task's criteria. It reads the goal alone and never the results of other steps, so that text from
 * outside cannot choose an arm.
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
    List<String> parts = GoalSplitter.split(assignment.instruction());
    ObjectNode output = Codec.emptyObject();
    ArrayNode steps = output.putArray("steps");
    for (int i = 0; i < parts.size(); i++) {
      ObjectNode step = steps.addObject().put("id", "step-" + (i + 1))
          .put("capability", GoalSplitter.capability(parts.get(i)))
          .put("instruction", parts.get(i));
      ArrayNode dependsOn = step.putArray("depends_on");
      if (i > 0) {
        dependsOn.add("step-" + i);
      }
      step.set("criteria", Codec.tree(i == parts.size() - 1 ? assignment.criteria() : List.of()));
    }
    return ArmResult.done(output, parts.size() > 1 ? 0.7 : 0.5);
  }
}
