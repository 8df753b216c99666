package io.octollm.schema;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The limits of free JSON such as {@code context}: depth, size, and text that can be written again. */
final class FreeJson {
  private FreeJson() {}

  record Problem(String path, String what) {}

  /** The first problem below a node, by the path of its field. */
  static Optional<Problem> problem(JsonNode node, String path) {
    return problem(node, path, 1);
  }

  private static Optional<Problem> problem(JsonNode node, String path, int depth) {
    if (depth > Codec.MAX_DEPTH) {
      return Optional.of(new Problem(path.substring(0, Math.min(path.length(), 80)),
          "is nested deeper than " + Codec.MAX_DEPTH + " levels"));
    }
    if (node.isString() && hasHalfSurrogatePair(node.stringValue())) {
      return Optional.of(new Problem(path, "holds half of a surrogate pair"));
    }
    if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        Optional<Problem> found = problem(node.get(i), path + "[" + i + "]", depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    if (node.isObject()) {
      int i = 0;
      for (Map.Entry<String, JsonNode> field : node.properties()) {
        // A key of free JSON is the sender's text: the path gives its place, not its words.
        String below = path + ".#" + i++;
        if (hasHalfSurrogatePair(field.getKey())) {
          return Optional.of(new Problem(below, "has a key with half of a surrogate pair"));
        }
        Optional<Problem> found = problem(field.getValue(), below, depth + 1);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  static long size(JsonNode node) {
    return node.isEmpty() ? 0 : Codec.encode(node).length;
  }

  static boolean hasHalfSurrogatePair(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        return true;
      }
    }
    return false;
  }
}
