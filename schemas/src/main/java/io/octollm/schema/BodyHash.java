package io.octollm.schema;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tells whether two tasks have the same body: equal as parsed tasks with defaults filled in, so that
 * key order, spacing and escapes do not count. The id is no part of the body. Each part goes in with
 * its kind and length, so that no two bodies read alike.
 */
public final class BodyHash {
  private final MessageDigest digest = Ids.digest("SHA-256");
  private final ByteBuffer head = ByteBuffer.allocate(5);

  private BodyHash() {}

  /** SHA-256 of the task's canonical form, in 64 hex digits. */
  public static String of(Task task) {
    BodyHash hash = new BodyHash();
    hash.add(task.goal());
    hash.add(task.context());
    hash.add(task.constraints());
    hash.add(task.acceptanceCriteria());
    hash.add(task.requiredCapabilities());
    hash.add(task.assignedArm());
    hash.add(task.priority().toString());
    hash.add(task.budget());
    hash.add(text(task.deadline()));
    hash.add(task.tenant());
    hash.add(task.parentTaskId());
    hash.add(task.metadata());
    hash.add(text(task.createdAt()));
    hash.add(task.apiVersion());
    hash.add(task.schemaVersion());
    return HexFormat.of().formatHex(hash.digest.digest());
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }

  private void add(@Nullable String text) {
    if (text == null) {
      head('0', 0);
    } else {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      head('s', bytes.length);
      digest.update(bytes);
    }
  }

  private void add(Budget budget) {
    add(budget.maxTokens() + "|" + budget.maxTimeSeconds() + "|" + budget.maxCostUsd() + "|"
        + budget.maxRetries());
  }

  private void add(List<String> items) {
    head('l', items.size());
    items.forEach(this::add);
  }

  private void add(JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        head('o', object.size());
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        sorted.forEach((name, value) -> {
          add(name);
          add(value);
        });
      }
      case ArrayNode array -> {
        head('l', array.size());
        array.forEach(this::add);
      }
      default -> addScalar(node);
    }
  }

  private void addScalar(JsonNode node) {
    if (node.isString()) {
      add(node.stringValue());
    } else {
      head(node.isNumber() ? 'n' : 'c', 0);
      // 1, 1.0 and 1e0 are one number. The limits of free JSON keep the exponent small.
      add(node.isNumber()
          ? node.decimalValue().stripTrailingZeros().toString()
          : node.asString());
    }
  }

  private void head(char kind, int length) {
    head.clear();
    digest.update(head.put((byte) kind).putInt(length).array());
  }
}
