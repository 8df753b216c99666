package io.octollm.reflex;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.NumericNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Redacts a tree: its strings, its keys, and its numbers where they read like a card's. A part in
 * which nothing is redacted is passed on as it is, and no node of the input is ever changed.
 */
final class JsonRedaction {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int LEAST_DIGITS = 7;
  private static final int MOST_DIGITS = 40;

  private final TextRedaction texts;

  JsonRedaction(TextRedaction texts) {
    this.texts = texts;
  }

  JsonNode redact(JsonNode node) {
    return redact(node, null);
  }

  private JsonNode redact(JsonNode node, @Nullable String label) {
    return switch (node) {
      case ObjectNode object -> object(object);
      case ArrayNode array -> array(array, label);
      default -> node.isString() ? text(node, node.stringValue(), label)
          : node.isNumber() ? number(node, label) : node;
    };
  }

  private JsonNode text(JsonNode node, String text, @Nullable String label) {
    String clean = texts.redact(text, label);
    return clean.equals(text) ? node : NODES.stringNode(clean);
  }

  private JsonNode number(JsonNode node, @Nullable String label) {
    if (node instanceof NumericNode numeric && numeric.isNaN()) {
      return node;
    }
    BigDecimal value = node.decimalValue();
    int digits = value.precision() - value.scale();
    if (digits < LEAST_DIGITS || digits > MOST_DIGITS) {
      return node;
    }
    return text(node, value.toBigInteger().abs().toString(), label);
  }

  private JsonNode object(ObjectNode object) {
    ObjectNode copy = null;
    int index = 0;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String key = texts.redact(field.getKey(), null);
      JsonNode value = redact(field.getValue(), field.getKey());
      if (copy == null && !(key.equals(field.getKey()) && same(value, field.getValue()))) {
        copy = firstFields(object, index);
      }
      if (copy != null) {
        copy.set(free(copy, object, key, field.getKey()), value);
      }
      index++;
    }
    return copy == null ? object : copy;
  }

  /** Identity is meant: equality would compare whole trees at each level. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean same(JsonNode a, JsonNode b) {
    return a == b;
  }

  private static ObjectNode firstFields(ObjectNode object, int count) {
    ObjectNode copy = NODES.objectNode();
    int left = count;
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      if (left-- == 0) {
        break;
      }
      copy.set(field.getKey(), field.getValue());
    }
    return copy;
  }

  /** The key, or with a number behind it when a sender wrote a key that looks like our token. */
  private static String free(ObjectNode copy, ObjectNode input, String key, String original) {
    String free = key;
    for (int i = 2; copy.has(free) || !free.equals(original) && input.has(free); i++) {
      free = key + "_" + i;
    }
    return free;
  }

  private JsonNode array(ArrayNode array, @Nullable String label) {
    ArrayNode copy = null;
    for (int i = 0; i < array.size(); i++) {
      JsonNode value = redact(array.get(i), label);
      if (copy == null && !same(value, array.get(i))) {
        copy = NODES.arrayNode(array.size());
        for (int j = 0; j < i; j++) {
          copy.add(array.get(j));
        }
      }
      if (copy != null) {
        copy.add(value);
      }
    }
    return copy == null ? array : copy;
  }
}
