package io.octollm.arm;

import io.octollm.schema.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a model's plan: JSON that {@code planner.schema.json} describes, with sense in its numbers and names. */
final class PlanAnswer {
  private static final int MAX_CHARACTERS = 64 * 1024;

  private final SchemaCheck schemas = new SchemaCheck();
  private final JsonNode schema = schema();

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
    if (text.length() > MAX_CHARACTERS) {
      return new Read.Refused("the plan has more than " + MAX_CHARACTERS + " characters");
    }
    Optional<JsonNode> json = Answer.of(Codec.tree(text)).json();
    if (json.isEmpty()) {
      return new Read.Refused("the answer is no JSON");
    }
    List<String> violations = schemas.violations(schema, json.get());
    if (!violations.isEmpty()) {
      return new Read.Refused("the plan does not fit its schema: " + violations.getFirst());
    }
    List<PlannedStep> steps = new ArrayList<>();
    for (JsonNode node : json.get().path("steps")) {
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

  private static JsonNode schema() {
    try (InputStream in = PlanAnswer.class.getResourceAsStream("planner.schema.json")) {
      if (in == null) {
        throw new IllegalStateException("planner.schema.json is not in the jar");
      }
      return Codec.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
