package io.octollm.orchestrator;

import io.octollm.schema.Decoded;
import io.octollm.schema.ErrorCode;
import io.octollm.schema.Ids;
import io.octollm.schema.Step;
import io.octollm.schema.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a list of steps.
 *
 * @param path where the list stands, for what is said about it
 * @param maxSteps in one list
 * @param others ids of steps outside of the list, which it may depend on and not use again
 */
record PlanReader(String path, int maxSteps, Set<String> others) {
  private static final int MAX_TEXT = 10_000;
  private static final Set<String> KNOWN =
      Set.of("id", "capability", "arm", "instruction", "depends_on", "criteria");

  /** A flaw on its way out of the reading; never leaves this class. */
  private static final class Flaw extends RuntimeException {
    private static final long serialVersionUID = 1;

    Flaw(String message) {
      super(message, null, false, false);
    }
  }

  Decoded<List<Step>> read(@Nullable JsonNode given) {
    try {
      List<Step> steps = steps(given);
      refuseCycles(steps);
      return new Decoded.Value<>(steps);
    } catch (Flaw e) {
      return Decoded.problem(ErrorCode.INVALID_PLAN, String.valueOf(e.getMessage()));
    }
  }

  private List<Step> steps(@Nullable JsonNode given) {
    if (given == null || !given.isArray() || given.isEmpty() || given.size() > maxSteps) {
      throw new Flaw(path + " must be a list of 1 to " + maxSteps + " steps");
    }
    List<Step> steps = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (JsonNode node : given) {
      Step step = step(node, path + "[" + steps.size() + "]");
      if (!ids.add(step.id()) || others.contains(step.id())) {
        throw new Flaw(path + "[" + steps.size() + "].id is used twice");
      }
      steps.add(step);
    }
    Set<String> known = new HashSet<>(others);
    known.addAll(ids);
    for (int i = 0; i < steps.size(); i++) {
      if (!steps.get(i).dependsOn().stream().allMatch(known::contains)) {
        throw new Flaw(path + "[" + i + "].depends_on names a step that is not in the plan");
      }
    }
    return List.copyOf(steps);
  }

  private static Step step(JsonNode node, String path) {
    if (!node.isObject()) {
      throw new Flaw(path + " must be an object");
    }
    for (String name : node.propertyNames()) {
      if (!KNOWN.contains(name)) {
        throw new Flaw(path + " has an unknown field; known are id, capability, arm, instruction,"
            + " depends_on and criteria");
      }
    }
    String id = text(node, "id", path);
    if (id == null || !Ids.isTaskId(id)) {
      throw new Flaw(path + ".id must be 1 to 64 of letters, digits and ._:-");
    }
    if (Role.of(id) != Role.WORK) {
      throw new Flaw(path + ".id must not begin with plan: or judge:");
    }
    String instruction = text(node, "instruction", path);
    if (instruction == null) {
      throw new Flaw(path + ".instruction is missing");
    }
    String arm = text(node, "arm", path);
    if (arm != null && !Topics.isArmName(arm)) {
      throw new Flaw(path + ".arm must be an arm's name in lower case");
    }
    return new Step(id, text(node, "capability", path), arm, instruction,
        texts(node, "depends_on", path).stream().distinct().toList(), texts(node, "criteria", path));
  }

  private static @Nullable String text(JsonNode node, String field, String path) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString() || value.stringValue().isBlank() || value.stringValue().length() > MAX_TEXT) {
      throw new Flaw(path + "." + field + " must be a string of 1 to " + MAX_TEXT + " characters");
    }
    return value.stringValue();
  }

  private static List<String> texts(JsonNode node, String field, String path) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return List.of();
    }
    if (!value.isArray() || value.size() > 20) {
      throw new Flaw(path + "." + field + " must be a list of at most 20 strings");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode item : value) {
      if (!item.isString() || item.stringValue().isBlank() || item.stringValue().length() > 2_000) {
        throw new Flaw(path + "." + field + "[" + texts.size() + "] must be a string of 1 to 2000"
            + " characters");
      }
      texts.add(item.stringValue());
    }
    return texts;
  }

  /** Takes away steps whose dependencies are gone until none is left; what stays is a cycle. */
  private void refuseCycles(List<Step> steps) {
    Map<String, Step> left = new HashMap<>();
    steps.forEach(step -> left.put(step.id(), step));
    while (left.values().removeIf(s -> s.dependsOn().stream().noneMatch(left::containsKey))) {
      if (left.isEmpty()) {
        return;
      }
    }
    int first = steps.indexOf(steps.stream().filter(s -> left.containsKey(s.id())).findFirst().orElseThrow());
    throw new Flaw(path + "[" + first + "].depends_on closes a cycle");
  }
}
