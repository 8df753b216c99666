package io.octollm.reflex;

import io.octollm.schema.Task;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The cache key of a redacted task: HMAC-SHA256 of tenant, policy and catalogue version, and what an
 * answer may depend on. Ids, times, budget and metadata are not part of it; nothing is lower-cased.
 * Each part goes in with its length, so that no two tasks read alike. Thread-safe.
 */
final class CacheKey {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final String policyVersion;

  CacheKey(byte[] key, String policyVersion) {
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.policyVersion = policyVersion;
  }

  /**
   * 64 hex digits.
   *
   * @param tenant as the sender wrote it
   */
  String of(Task task, String tenant) {
    Mac mac = mac();
    add(mac, tenant);
    add(mac, policyVersion);
    add(mac, Catalogue.VERSION);
    add(mac, task.goal());
    add(mac, task.context());
    add(mac, task.constraints());
    add(mac, task.acceptanceCriteria());
    add(mac, task.requiredCapabilities());
    add(mac, task.assignedArm());
    return HexFormat.of().formatHex(mac.doFinal());
  }

  /** Stands for an id that must not pass: the same id always gets the same one. */
  String pseudonym(String kind, String id) {
    Mac mac = mac();
    add(mac, "pseudonym");
    add(mac, kind);
    add(mac, id);
    return kind + "-" + HexFormat.of().formatHex(mac.doFinal(), 0, 8);
  }

  /** Sixteen letters that stand for a value: no digits, so that nothing is ever found in them. */
  String letters(String type, String value) {
    Mac mac = mac();
    add(mac, "value");
    add(mac, type);
    add(mac, value);
    byte[] sum = mac.doFinal();
    StringBuilder letters = new StringBuilder(16);
    for (int i = 0; i < 8; i++) {
      letters.append((char) ('a' + (sum[i] >> 4 & 15))).append((char) ('a' + (sum[i] & 15)));
    }
    return letters.toString();
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  private static void add(Mac mac, @Nullable String text) {
    if (text == null) {
      head(mac, 'n', 0);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    head(mac, 's', bytes.length);
    mac.update(bytes);
  }

  private static void add(Mac mac, List<String> items) {
    head(mac, 'l', items.size());
    items.forEach(item -> add(mac, item));
  }

  /** Keys in order, so that two spellings of the same object are the same. */
  private static void add(Mac mac, JsonNode node) {
    switch (node) {
      case ObjectNode object -> {
        Map<String, JsonNode> fields = new TreeMap<>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        head(mac, 'o', fields.size());
        fields.forEach((name, value) -> {
          add(mac, name);
          add(mac, value);
        });
      }
      case ArrayNode array -> {
        head(mac, 'a', array.size());
        array.forEach(item -> add(mac, item));
      }
      default -> {
        head(mac, node.isString() ? 't' : 'v', 0);
        add(mac, node.isString() ? node.stringValue() : node.toString());
      }
    }
  }

  private static void head(Mac mac, char kind, int size) {
    mac.update(ByteBuffer.allocate(5).put((byte) kind).putInt(size).flip());
  }
}
