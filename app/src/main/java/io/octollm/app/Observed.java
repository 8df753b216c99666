package io.octollm.app;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How an example did end, in the terms of its expectation. */
record Observed(
    String taskId, String status, @Nullable String arm, @Nullable String code,
    @Nullable String source) {
  static final String DUPLICATE = "duplicate";
  static final String NO_END = "no end";

  static Observed of(ObjectNode result) {
    JsonNode steps = result.path("steps");
    JsonNode last = steps.isEmpty() ? null : steps.get(steps.size() - 1);
    return new Observed(text(result, "task_id"), text(result, "status"),
        last == null ? null : last.path("arm").asString(null),
        result.path("error").path("code").asString(null), result.path("source").asString(null));
  }

  private static String text(ObjectNode result, String field) {
    return result.path(field).asString("");
  }

  /** What is not as it was expected, in words; empty when all is. */
  List<String> differences(Example.Expectation expected) {
    List<String> differences = new ArrayList<>();
    compare("status", expected.status(), status, differences);
    compare("arm", expected.arm(), arm, differences);
    compare("code", expected.code(), code, differences);
    compare("source", expected.source(), source, differences);
    return differences;
  }

  private static void compare(String what, @Nullable String expected, @Nullable String found,
      List<String> differences) {
    if (expected != null && !expected.equals(found)) {
      differences.add(what + " " + expected + " was expected");
    }
  }
}
