package io.octollm.schema;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The limits of a task in terms of JSON Schema, each taken from the reader. */
final class TaskSchema {
  /** At least one character that {@link String#isBlank} does not pass over. */
  static final Pattern NOT_BLANK = Pattern.compile("[^\\t-\\r\\u001c-\\u0020\\u1680\\u2000-\\u2006"
      + "\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]");

  private TaskSchema() {}

  /** The bare schema with the limits put in, closed for fields that it does not know. */
  static ObjectNode limited(ObjectNode schema) {
    ObjectNode properties = (ObjectNode) schema.get("properties");
    text(properties, "task_id", Ids.TASK_ID);
    text(properties, "parent_task_id", Ids.TASK_ID);
    text(properties, "tenant", Ids.TASK_ID);
    text(properties, "assigned_arm", Topics.ARM);
    text(properties, "deadline", TaskFields.TIME);
    text(properties, "created_at", TaskFields.TIME);
    text(properties, "schema_version", TaskFields.VERSION);
    text(properties, "api_version", Pattern.compile(TaskFields.API_VERSION));
    goal((ObjectNode) properties.get("goal"));
    list(properties, "constraints", TaskFields.MAX_CONSTRAINTS);
    list(properties, "acceptance_criteria", TaskFields.MAX_CRITERIA);
    list(properties, "required_capabilities", TaskFields.MAX_CAPABILITIES);
    nullable(properties, "context");
    nullable(properties, "metadata");
    ((ArrayNode) properties.get("priority").get("enum")).addNull();
    nullable(properties, "priority");
    budget(schema, properties);
    JsonNode defaults = Codec.tree(TaskReaderTest.valid("{\"goal\":\"x\"}"));
    for (String name : properties.propertyNames()) {
      if (!name.equals("goal") && defaults.has(name)) {
        ((ObjectNode) properties.get(name)).set("default", defaults.get(name));
      }
    }
    return schema.put("additionalProperties", false);
  }

  private static void goal(ObjectNode goal) {
    goal.put("minLength", 1).put("maxLength", TaskFields.MAX_GOAL).put("pattern", NOT_BLANK.pattern());
  }

  private static void text(ObjectNode properties, String name, Pattern form) {
    ObjectNode text = nullable(properties, name);
    text.remove("format");
    text.put("pattern", "^" + form.pattern() + "$");
  }

  private static void list(ObjectNode properties, String name, int most) {
    ObjectNode list = nullable(properties, name).put("maxItems", most);
    ((ObjectNode) list.get("items")).put("minLength", 1).put("maxLength", TaskFields.MAX_ITEM);
  }

  private static void budget(ObjectNode schema, ObjectNode properties) {
    ObjectNode budget = (ObjectNode) schema.get("$defs").get("budget");
    schema.remove("$defs");
    budget.remove("required");
    ObjectNode figures = (ObjectNode) budget.get("properties");
    for (String name : figures.propertyNames()) {
      nullable(figures, name)
          .put("minimum", name.equals("max_time_seconds") ? 1 : 0)
          .put("maximum", name.equals("max_cost_usd") ? BudgetFields.MAX_COST_USD : BudgetFields.MAX_WHOLE);
    }
    properties.set("budget", budget.put("additionalProperties", false));
    nullable(properties, "budget");
  }

  /** The reader takes null for absent in every field but the goal. */
  private static ObjectNode nullable(ObjectNode properties, String name) {
    ObjectNode schema = (ObjectNode) properties.get(name);
    JsonNode type = schema.get("type");
    if (type.isString()) {
      schema.putArray("type").add(type).add("null");
    }
    return schema;
  }
}
