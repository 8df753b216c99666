package io.octollm.arm;

import io.octollm.schema.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a judge has found so far; becomes its output. */
final class Findings {
  private static final int MAX_LISTED = 100;

  private final List<String> passed = new ArrayList<>();
  private final List<String> failed = new ArrayList<>();
  private final List<String> unchecked = new ArrayList<>();
  private final List<Issue> issues = new ArrayList<>();

  void checked(String what, boolean holds) {
    (holds ? passed : failed).add(what);
  }

  void unchecked(String what) {
    unchecked.add(what);
  }

  void issue(Issue issue) {
    issues.add(issue);
  }

  /** How much of what was to be checked was checked and holds; half where there was nothing. */
  double confidence() {
    int all = passed.size() + failed.size() + unchecked.size();
    return all == 0 ? 0.5 : (double) passed.size() / all;
  }

  ObjectNode verdict() {
    ObjectNode output = Codec.emptyObject()
        .put("valid", failed.isEmpty())
        .put("confidence", confidence());
    list(output.putArray("passed"), passed);
    list(output.putArray("failed"), failed);
    list(output.putArray("unchecked"), unchecked);
    ArrayNode listed = output.putArray("issues");
    // The worst first: who reads on reads what matters.
    Stream.of(Issue.Severity.values()).flatMap(severity -> issues.stream()
        .filter(issue -> issue.severity() == severity)).limit(MAX_LISTED)
        .forEach(issue -> listed.add(Codec.tree(issue)));
    return output;
  }

  private static void list(ArrayNode into, List<String> items) {
    items.stream().distinct().limit(MAX_LISTED).forEach(into::add);
  }
}
