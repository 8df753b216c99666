package io.octollm.schema;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The fields of one task's JSON object, read in order; the first problem ends the reading. The
 * limits stand here alone: the published JSON Schema is made from them.
 */
final class TaskFields {
  static final int MAX_GOAL = 10_000;
  static final int MAX_ITEM = 2_000;
  static final int MAX_CONSTRAINTS = 20;
  static final int MAX_CRITERIA = 10;
  static final int MAX_CAPABILITIES = 10;
  static final int MAX_TIME = 64;
  static final int MAX_FREE_BYTES = 256 * 1024;
  static final String API_VERSION = "v1";
  static final Pattern VERSION = Pattern.compile("1\\.[0-9]{1,4}\\.[0-9]{1,4}");

  /** A date of four-digit years, a time and an offset; the calendar decides the rest. */
  static final Pattern TIME = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9]{2}:[0-9]{2}"
      + "(:[0-9]{2}(\\.[0-9]{1,9})?)?([Zz]|[+-][0-9]{2}:[0-9]{2})");

  static final List<String> KNOWN = List.of("task_id", "goal", "context", "constraints",
      "acceptance_criteria", "required_capabilities", "assigned_arm", "priority", "budget",
      "deadline", "tenant", "parent_task_id", "metadata", "created_at", "api_version",
      "schema_version");
  private static final String GOAL_EXPECTED =
      ", a string of 1 to " + MAX_GOAL + " characters is expected";

  private final ObjectNode object;
  private final int recordBytes;

  /**
   * The fields of an object.
   *
   * @param recordBytes size of the text that the object was read from
   */
  TaskFields(ObjectNode object, int recordBytes) {
    this.object = object;
    this.recordBytes = recordBytes;
  }

  Decoded<Task> read() {
    try {
      return new Decoded.Value<>(task());
    } catch (Refused e) {
      return new Decoded.Problem<>(e.error());
    }
  }

  private Task task() {
    String schemaVersion = version();
    boolean tolerant = isNewerMinor(schemaVersion);
    if (!tolerant) {
      Refused.unknownFields(object, KNOWN, "the task", "");
    }
    Task task = new Task(
        id("task_id"),
        goal(),
        free("context"),
        items("constraints", MAX_CONSTRAINTS),
        items("acceptance_criteria", MAX_CRITERIA),
        items("required_capabilities", MAX_CAPABILITIES),
        arm(),
        priority(),
        BudgetFields.read(present(object, "budget"), tolerant),
        time("deadline"),
        orElse(id("tenant"), "default"),
        id("parent_task_id"),
        free("metadata"),
        time("created_at"),
        apiVersion(),
        schemaVersion);
    measure(task);
    return task;
  }

  /** Most records are too small to hold too much: written again, no text grows to its double. */
  private void measure(Task task) {
    if (recordBytes > MAX_FREE_BYTES / 2
        && FreeJson.size(task.context()) + FreeJson.size(task.metadata()) > MAX_FREE_BYTES) {
      throw Refused.field("context", "with metadata is over " + MAX_FREE_BYTES + " bytes");
    }
  }

  private String goal() {
    String goal = text("goal", MAX_GOAL);
    if (goal == null) {
      throw Refused.field("goal", "is missing" + GOAL_EXPECTED);
    }
    if (goal.isBlank()) {
      throw Refused.field("goal", "is blank" + GOAL_EXPECTED);
    }
    return goal;
  }

  private @Nullable String id(String field) {
    String id = text(field, Ids.MAX_TASK_ID);
    if (id != null && !Ids.isTaskId(id)) {
      throw Refused.field(field, "must consist of letters, digits and ._:-");
    }
    return id;
  }

  private @Nullable String arm() {
    String arm = text("assigned_arm", Topics.MAX_ARM_NAME);
    if (arm != null && !Topics.isArmName(arm)) {
      throw Refused.field("assigned_arm",
          "must be an arm's name: a lower-case letter, then lower-case letters, digits and -");
    }
    return arm;
  }

  private String apiVersion() {
    String version = orElse(text("api_version", 16), API_VERSION);
    if (!version.equals(API_VERSION)) {
      throw Refused.field("api_version", "must be " + API_VERSION);
    }
    return version;
  }

  private String version() {
    String version = text("schema_version", 16);
    if (version == null) {
      return Task.SCHEMA_VERSION;
    }
    if (!VERSION.matcher(version).matches()) {
      throw Refused.field("schema_version", "must be of the form 1.x.y");
    }
    return version;
  }

  /** A sender of a later minor version may know fields that we do not. */
  private static boolean isNewerMinor(String version) {
    return Integer.parseInt(version, 2, version.lastIndexOf('.'), 10) > 0;
  }

  private Priority priority() {
    String text = text("priority", 16);
    if (text == null) {
      return Priority.MEDIUM;
    }
    for (Priority priority : Priority.values()) {
      if (priority.toString().equals(text)) {
        return priority;
      }
    }
    throw Refused.field("priority", "must be low, medium, high or critical");
  }

  private @Nullable Instant time(String field) {
    String text = text(field, MAX_TIME);
    if (text == null) {
      return null;
    }
    try {
      if (TIME.matcher(text).matches()) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeException e) {
      // No day of the calendar: refused below, like any other form, without quoting it.
    }
    throw Refused.field(field, "must be an ISO-8601 instant such as 2026-01-31T12:00:00Z");
  }

  private ObjectNode free(String field) {
    JsonNode node = present(object, field);
    if (node == null) {
      return Codec.emptyObject();
    }
    if (!(node instanceof ObjectNode free)) {
      throw Refused.wrongKind(field, node, "an object");
    }
    FreeJson.Problem problem = FreeJson.problem(free, field);
    if (problem != null) {
      throw Refused.field(problem.path(), problem.what());
    }
    return free;
  }

  private List<String> items(String field, int most) {
    JsonNode node = present(object, field);
    if (node == null) {
      return List.of();
    }
    if (!node.isArray()) {
      throw Refused.wrongKind(field, node, "a list of strings");
    }
    if (node.size() > most) {
      throw Refused.field(field, "has " + node.size() + " items, the limit is " + most);
    }
    List<String> items = new ArrayList<>(node.size());
    for (JsonNode item : node) {
      items.add(string(item, field + "[" + items.size() + "]", MAX_ITEM));
    }
    return List.copyOf(items);
  }

  private @Nullable String text(String field, int most) {
    JsonNode node = present(object, field);
    return node == null ? null : string(node, field, most);
  }

  private static String string(JsonNode node, String path, int most) {
    if (!node.isString()) {
      throw Refused.wrongKind(path, node, "a string");
    }
    String text = node.stringValue();
    if (text.isEmpty() || isLonger(text, most)) {
      throw Refused.field(path, "has " + text.codePointCount(0, text.length())
          + " characters, 1 to " + most + " are expected");
    }
    if (FreeJson.hasHalfSurrogatePair(text)) {
      throw Refused.field(path, "holds half of a surrogate pair");
    }
    return text;
  }

  /** Characters are code points, as JSON Schema counts them. */
  private static boolean isLonger(String text, int most) {
    return text.length() > most && text.codePointCount(0, text.length()) > most;
  }

  /** The field's value; null when it is absent or JSON null. */
  static @Nullable JsonNode present(ObjectNode in, String field) {
    JsonNode node = in.get(field);
    return node == null || node.isNull() ? null : node;
  }

  private static String orElse(@Nullable String text, String absent) {
    return text == null ? absent : text;
  }
}
