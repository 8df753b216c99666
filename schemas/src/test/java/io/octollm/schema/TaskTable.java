package io.octollm.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Tasks on both sides of each limit that a JSON Schema can tell. */
final class TaskTable {
  private final List<Arguments> rows = new ArrayList<>();

  private TaskTable() {}

  static Stream<Arguments> rows() {
    TaskTable table = new TaskTable();
    table.rootsAndGoals();
    table.texts();
    table.lists();
    table.budgets();
    return table.rows.stream();
  }

  private void rootsAndGoals() {
    no("null", "[]", "1", "\"goal\"", "{}", "{\"goal\":null}", "{\"goal\":1}", "{\"Goal\":\"x\"}",
        "{\"goal\":\"x\",\"unknown\":1}");
    field("goal", quoted("a", " a ", "\\u00a0", "a\\n", "x".repeat(10_000), "😀".repeat(10_000)),
        quoted("", " ", "\\n\\u2003", "x".repeat(10_001), "😀".repeat(10_001)));
    field("context", List.of("null", "{}", "{\"a\":[1,{\"b\":null}]}"), List.of("[]", "1", "\"\""));
    field("metadata", List.of("null", "{\"a\":1}"), List.of("[]", "true"));
    field("priority", quoted("low", "medium", "high", "critical"), quoted("LOW", "urgent", ""));
    field("priority", List.of("null"), List.of("1", "[\"low\"]"));
  }

  private void texts() {
    for (String id : List.of("task_id", "parent_task_id", "tenant")) {
      field(id, quoted("a", "A-z.0:9_", "a".repeat(64)), quoted("", "a".repeat(65), "a b", "ä", "a/b"));
      field(id, List.of("null"), List.of("1", "{}"));
    }
    field("assigned_arm", quoted("coder", "a-2", "a".repeat(32)), quoted("", "a".repeat(33), "Coder", "2a"));
    field("api_version", quoted("v1"), quoted("v2", "", "v11"));
    field("schema_version", quoted("1.0.0", "1.7.12", "1.9999.9999"), quoted("2.0.0", "1.0", "1.0.0.0", "1.x.y"));
    for (String time : List.of("deadline", "created_at")) {
      field(time, quoted("2026-01-31T12:00:00Z", "2026-01-31T12:00Z", "2026-01-31t12:00:00.5+05:30",
          "0000-01-01T00:00:00-18:00"),
          quoted("", "2026-01-31", "2026-01-31T12:00:00", "2026-1-31T12:00:00Z",
              "+10000-01-01T00:00:00Z", "2026-01-31 12:00:00Z", "2026-01-31T12:00:00.1234567890Z"));
      field(time, List.of("null"), List.of("1767225600"));
    }
  }

  private void lists() {
    for (var limit : Map.of("constraints", 20, "acceptance_criteria", 10,
        "required_capabilities", 10).entrySet()) {
      String item = "\"" + "a".repeat(2_000) + "\"";
      field(limit.getKey(),
          List.of("null", "[]", "[\" \"]", "[" + (item + ",").repeat(limit.getValue() - 1) + item + "]"),
          List.of("\"a\"", "{}", "[null]", "[1]", "[\"\"]", "[\"a" + item.substring(1) + "]",
              "[" + (item + ",").repeat(limit.getValue()) + item + "]"));
    }
  }

  private void budgets() {
    field("budget", List.of("null", "{}", "{\"max_tokens\":1,\"max_time_seconds\":1,"
        + "\"max_cost_usd\":0.01,\"max_retries\":1}"), List.of("[]", "1", "{\"max_token\":1}"));
    for (String name : List.of("max_tokens", "max_retries", "max_time_seconds")) {
      String least = name.equals("max_time_seconds") ? "1" : "0";
      figures(name, List.of("null", least, "2147483647", "300.0", "3e2"),
          List.of("-1", "2147483648", "1.5", "\"1\"", "true"));
    }
    figures("max_time_seconds", List.of(), List.of("0"));
    figures("max_cost_usd", List.of("null", "0", "0.25", "1e9"),
        List.of("-0.01", "1000000000.01", "\"1\"", "1e999"));
  }

  private void figures(String name, List<String> valid, List<String> invalid) {
    field("budget", valid.stream().map(v -> "{\"" + name + "\":" + v + "}").toList(),
        invalid.stream().map(v -> "{\"" + name + "\":" + v + "}").toList());
  }

  private void field(String name, List<String> valid, List<String> invalid) {
    valid.forEach(json -> rows.add(Arguments.of(true, TaskFieldsTest.with(name, json))));
    invalid.forEach(json -> rows.add(Arguments.of(false, TaskFieldsTest.with(name, json))));
  }

  private void no(String... tasks) {
    for (String task : tasks) {
      rows.add(Arguments.of(false, task));
    }
  }

  private static List<String> quoted(String... texts) {
    return Stream.of(texts).map(text -> "\"" + text + "\"").toList();
  }
}
