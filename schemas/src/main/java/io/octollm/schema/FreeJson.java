package io.octollm.schema;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The limits of free JSON such as {@code context}: depth, size, and what can be written again. */
final class FreeJson {
  /** The largest power of ten of a number: one further out costs its reader memory, or cannot be read. */
  static final int MAX_EXPONENT = 9_999;
  private static final int MAX_PATH = 80;

  private FreeJson() {}

  record Problem(String path, String what) {
    private Problem below(String step) {
      return new Problem(step + path, what);
    }
  }

  /**
   * The first problem of a value, by the path of its field, or null. A key of free JSON is the
   * sender's text, so the path gives its place ({@code context.#0[2]}) and not its words.
   */
  static @Nullable Problem problem(JsonNode node, String path) {
    Problem found = problem(node, 1);
    if (found == null) {
      return null;
    }
    String whole = path + found.path();
    return new Problem(
        whole.length() > MAX_PATH ? whole.substring(0, MAX_PATH) + "…" : whole, found.what());
  }

  /** Paths are put together on the way out, for the clean value has none to pay for. */
  private static @Nullable Problem problem(JsonNode node, int depth) {
    return switch (node.getNodeType()) {
      case ARRAY -> depth > Codec.MAX_DEPTH ? tooDeep() : inArray(node, depth);
      case OBJECT -> depth > Codec.MAX_DEPTH ? tooDeep() : inObject(node, depth);
      case NUMBER -> node.isBigDecimal() && isFar(node.decimalValue())
          ? new Problem("", "is a number with an exponent beyond " + MAX_EXPONENT)
          : null;
      case STRING -> hasHalfSurrogatePair(node.stringValue())
          ? new Problem("", "holds half of a surrogate pair")
          : null;
      case BOOLEAN, NULL, MISSING, BINARY, POJO -> null;
    };
  }

  private static Problem tooDeep() {
    return new Problem("", "is nested deeper than " + Codec.MAX_DEPTH + " levels");
  }

  private static @Nullable Problem inArray(JsonNode array, int depth) {
    int i = 0;
    for (JsonNode item : array) {
      Problem found = problem(item, depth + 1);
      if (found != null) {
        return found.below("[" + i + "]");
      }
      i++;
    }
    return null;
  }

  private static @Nullable Problem inObject(JsonNode object, int depth) {
    int i = 0;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      Problem found = hasHalfSurrogatePair(field.getKey())
          ? new Problem("", "has a key with half of a surrogate pair")
          : problem(field.getValue(), depth + 1);
      if (found != null) {
        return found.below(".#" + i);
      }
      i++;
    }
    return null;
  }

  private static boolean isFar(BigDecimal number) {
    return number.scale() > MAX_EXPONENT || number.scale() < -MAX_EXPONENT;
  }

  /** How many bytes it takes when written. */
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
