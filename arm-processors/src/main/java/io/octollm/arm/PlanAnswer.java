package io.octollm.arm;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a model's plan: JSON that {@code planner.schema.json} describes, with sense in its numbers and names. */
final class PlanAnswer {
  private final JsonAnswer answers = new JsonAnswer("planner.schema.json");

  /** What an answer was. */
  sealed interface Read {
    record Plan(List<PlannedStep> steps) implements Read {}

    /** It cannot be followed; {@code why} names places and rules, never what stands there. */
    record Refused(String why) implements Read {}
  }

  /**
   * Reads one answer.
   *
   * @param known the capabilities that a step may ask for
   */
  Read read(String text, Set<String> known) throws InterruptedException {
    return switch (answers.read(text)) {
      case JsonAnswer.Read.Flawed(String why) -> new Read.Refused(why);
      case JsonAnswer.Read.Fits(JsonNode json) -> plan(json, known);
    };
  }

  private static Read plan(JsonNode json, Set<String> known) {
    List<PlannedStep> steps = new ArrayList<>();
    for (JsonNode node : json.path("steps")) {
      String flaw = flaw(node, steps.size() + 1, known);
      if (flaw != null) {
        return new Read.Refused("step " + (steps.size() + 1) + " " + flaw);
      }
      List<Integer> dependsOn = new ArrayList<>();
      node.path("depends_on").forEach(place -> dependsOn.add(place.intValue()));
      List<String> criteria = new ArrayList<>();
      node.path("criteria").forEach(criterion -> criteria.add(criterion.stringValue()));
      steps.add(new PlannedStep(node.path("capability").stringValue(),
          node.path("instruction").stringValue(), dependsOn.stream().distinct().toList(), criteria));
    }
    return new Read.Plan(steps);
  }

  private static @Nullable String flaw(JsonNode node, int place, Set<String> known) {
    if (!known.contains(node.path("capability").stringValue())) {
      return "asks for a capability that is not offered";
    }
    for (JsonNode other : node.path("depends_on")) {
      if (other.intValue() >= place) {
        return "depends on one that is not before it";
      }
    }
    return null;
  }
}
