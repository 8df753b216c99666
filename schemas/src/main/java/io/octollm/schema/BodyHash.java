package io.octollm.schema;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells whether two tasks have the same body: equal as parsed tasks with defaults filled in, so that
 * key order, spacing and escapes do not count. The id is no part of the body.
 */
public final class BodyHash {
  private BodyHash() {}

  /** SHA-256 of the task's canonical form, in 64 hex digits. */
  public static String of(Task task) {
    return Ids.sha256(Codec.encode(sorted(Codec.tree(task.withId("")))));
  }

  private static JsonNode sorted(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        SortedMap<String, JsonNode> fields = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : object.properties()) {
          fields.put(field.getKey(), sorted(field.getValue()));
        }
        ObjectNode copy = Codec.emptyObject();
        fields.forEach(copy::set);
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = Codec.json().createArrayNode();
        array.forEach(item -> copy.add(sorted(item)));
        yield copy;
      }
      // 1, 1.0 and 1e0 are one number. The limits of free JSON keep the exponent small.
      default -> node.isNumber()
          ? Codec.json().getNodeFactory().numberNode(node.decimalValue().stripTrailingZeros())
          : node;
    };
  }
}
