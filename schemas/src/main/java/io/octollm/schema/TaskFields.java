package io.octollm.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of one task's JSON object, read in order; the first problem ends the reading. */
final class TaskFields {
  static final int MAX_GOAL = 10_000;
  static final int MAX_ITEM = 2_000;
  static final int MAX_FREE_BYTES = 256 * 1024;
  private static final List<String> KNOWN = List.of("task_id", "goal", "context", "constraints",
      "acceptance_criteria", "required_capabilities", "assigned_arm", "priority", "budget",
      "deadline", "tenant", "parent_task_id", "metadata", "created_at", "api_version",
      "schema_version");
  private static final List<String> KNOWN_BUDGET =
      List.of("max_tokens", "max_time_seconds", "max_cost_usd", "max_retries");

  private final ObjectNode object;

  TaskFields(ObjectNode object) {
    this.object = object;
  }

  /** A field's problem on its way out of the reading; never leaves this class. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient TaskError error;

    Refused(TaskError error) {
      super(error.message(), null, false, false);
      this.error = error;
    }
  }

  Decoded<Task> read() {
    try {
      return new Decoded.Value<>(task());
    } catch (Refused e) {
      return new Decoded.Problem<>(e.error);
    }
  }

  private Task task() {
    String schemaVersion = version();
    if (!isNewerMinor(schemaVersion)) {
      refuseUnknown(object, KNOWN, "");
    }
    Task task = new Task(
        id("task_id"),
        goal(),
        free("context"),
        items("constraints", 20),
        items("acceptance_criteria", 10),
        items("required_capabilities", 10),
        arm(),
        priority(),
        budget(isNewerMinor(schemaVersion)),
        time("deadline"),
        orElse(text("tenant", 64, Ids::isTaskId, "letters, digits and ._:-"), "default"),
        id("parent_task_id"),
        free("metadata"),
        time("created_at"),
        apiVersion(),
        schemaVersion);
    if (FreeJson.size(task.context()) + FreeJson.size(task.metadata()) > MAX_FREE_BYTES) {
      throw refused("context", "with metadata is over " + MAX_FREE_BYTES + " bytes");
    }
    return task;
  }

  private String goal() {
    String goal = text("goal", MAX_GOAL, s -> true, "");
    if (goal == null) {
      throw refused("goal", "is missing, a string of 1 to " + MAX_GOAL + " characters is expected");
    }
    if (goal.isBlank()) {
      throw refused("goal", "is blank, a string of 1 to " + MAX_GOAL + " characters is expected");
    }
    return goal;
  }

  private @Nullable String id(String field) {
    return text(field, 64, Ids::isTaskId, "letters, digits and ._:-");
  }

  private @Nullable String arm() {
    return text("assigned_arm", 32, Topics::isArmName, "an arm's name in lower case");
  }

  private String apiVersion() {
    return orElse(text("api_version", 8, "v1"::equals, "v1"), "v1");
  }

  private String version() {
    return orElse(text("schema_version", 16, s -> s.matches("1\\.\\d{1,4}\\.\\d{1,4}"), "1.x.y"),
        Task.SCHEMA_VERSION);
  }

  /** A sender of a later minor version may know fields that we do not. */
  private static boolean isNewerMinor(String version) {
    return Integer.parseInt(version.split("\\.")[1]) > 0;
  }

  private Priority priority() {
    String text = text("priority", 16, s -> true, "");
    if (text == null) {
      return Priority.MEDIUM;
    }
    for (Priority priority : Priority.values()) {
      if (priority.toString().equals(text)) {
        return priority;
      }
    }
    throw refused("priority", "must be low, medium, high or critical");
  }

  private Budget budget(boolean tolerant) {
    JsonNode node = present(object, "budget");
    if (node == null) {
      return Budget.DEFAULT;
    }
    if (!(node instanceof ObjectNode budget)) {
      throw wrongKind("budget", node, "an object");
    }
    if (!tolerant) {
      refuseUnknown(budget, KNOWN_BUDGET, "budget.");
    }
    return new Budget(
        whole(budget, "max_tokens", 0, Budget.DEFAULT.maxTokens()),
        whole(budget, "max_time_seconds", 1, Budget.DEFAULT.maxTimeSeconds()),
        money(budget),
        (int) whole(budget, "max_retries", 0, Budget.DEFAULT.maxRetries()));
  }

  private static long whole(ObjectNode budget, String name, long least, long absent) {
    JsonNode node = present(budget, name);
    if (node == null) {
      return absent;
    }
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.longValue() < least) {
      throw refused("budget." + name, "must be a whole number from " + least + " to "
          + Integer.MAX_VALUE + ", " + kind(node) + " was found");
    }
    return node.longValue();
  }

  private static double money(ObjectNode budget) {
    JsonNode node = present(budget, "max_cost_usd");
    if (node == null) {
      return Budget.DEFAULT.maxCostUsd();
    }
    if (!node.isNumber() || !(node.doubleValue() >= 0 && node.doubleValue() <= 1e9)) {
      throw refused("budget.max_cost_usd", "must be a number from 0 to 1e9, " + kind(node)
          + " was found");
    }
    return node.doubleValue();
  }

  private @Nullable Instant time(String field) {
    String text = text(field, 64, s -> true, "");
    if (text == null) {
      return null;
    }
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw refused(field, "must be an ISO-8601 instant such as 2026-01-31T12:00:00Z");
    }
  }

  private ObjectNode free(String field) {
    JsonNode node = present(object, field);
    if (node == null) {
      return Codec.emptyObject();
    }
    if (!(node instanceof ObjectNode free)) {
      throw wrongKind(field, node, "an object");
    }
    FreeJson.problem(free, field).ifPresent(problem -> {
      throw refused(problem.path(), problem.what());
    });
    return free;
  }

  private List<String> items(String field, int most) {
    JsonNode node = present(object, field);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      throw wrongKind(field, node, "a list of strings");
    }
    if (node.size() > most) {
      throw refused(field, "has " + node.size() + " items, the limit is " + most);
    }
    List<String> items = new ArrayList<>(node.size());
    for (JsonNode item : node) {
      items.add(string(item, field + "[" + items.size() + "]", MAX_ITEM));
    }
    return List.copyOf(items);
  }

  private @Nullable String text(String field, int most, Predicate<String> form, String expected) {
    JsonNode node = present(object, field);
    if (node == null) {
      return null;
    }
    String text = string(node, field, most);
    if (!form.test(text)) {
      throw refused(field, "must consist of: " + expected);
    }
    return text;
  }

  private static String string(JsonNode node, String path, int most) {
    if (!node.isString()) {
      throw wrongKind(path, node, "a string");
    }
    String text = node.stringValue();
    if (text.isEmpty() || text.length() > most) {
      throw refused(path, "has " + text.length() + " characters, 1 to " + most + " are expected");
    }
    if (FreeJson.hasHalfSurrogatePair(text)) {
      throw refused(path, "holds half of a surrogate pair");
    }
    return text;
  }

  /** The field's value; null when it is absent or JSON null. */
  private static @Nullable JsonNode present(ObjectNode in, String field) {
    JsonNode node = in.get(field);
    return node == null || node.isNull() ? null : node;
  }

  private static String orElse(@Nullable String text, String absent) {
    return text == null ? absent : text;
  }

  private static void refuseUnknown(ObjectNode in, List<String> known, String prefix) {
    for (Map.Entry<String, JsonNode> field : in.properties()) {
      if (!known.contains(field.getKey())) {
        String near = Spelling.nearest(field.getKey(), known);
        throw new Refused(TaskError.of(ErrorCode.UNKNOWN_FIELD,
            (prefix.isEmpty() ? "the task" : "budget") + " has an unknown field"
                + ", the nearest known one is " + prefix + near).with("field", prefix + near));
      }
    }
  }

  private static Refused wrongKind(String path, JsonNode node, String expected) {
    return refused(path, "is " + kind(node) + ", " + expected + " is expected");
  }

  private static Refused refused(String path, String what) {
    return new Refused(TaskError.of(ErrorCode.INVALID_FIELD, path + " " + what).with("field", path));
  }

  static String kind(JsonNode node) {
    return switch (node.getNodeType()) {
      case ARRAY -> "a list";
      case BOOLEAN -> "a boolean";
      case NUMBER -> "a number";
      case OBJECT -> "an object";
      case STRING -> "a string";
      case NULL, MISSING -> "null";
      case BINARY, POJO -> node.getNodeType().name().toLowerCase(Locale.ROOT);
    };
  }
}
