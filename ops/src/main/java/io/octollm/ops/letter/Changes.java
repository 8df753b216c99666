package io.octollm.ops.letter;

import io.octollm.schema.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What differs between two tasks, field by field, in values that anybody may read. */
final class Changes {
  private static final int MOST_VALUE = 500;

  private final List<String> lines = new ArrayList<>();

  private Changes() {}

  /**
   * A line for each field that differs, such as {@code budget.max_tokens: 10 -> 500}.
   *
   * @param before the original, null when it was no JSON
   * @param shownBefore the same as it may be shown
   */
  static List<String> between(@Nullable JsonNode before, JsonNode after,
      @Nullable JsonNode shownBefore, JsonNode shownAfter) {
    Changes changes = new Changes();
    changes.compare("", before, after, shownBefore, shownAfter);
    return List.copyOf(changes.lines);
  }

  private void compare(String path, @Nullable JsonNode before, @Nullable JsonNode after,
      @Nullable JsonNode shownBefore, @Nullable JsonNode shownAfter) {
    if (Objects.equals(before, after)) {
      return;
    }
    if (before instanceof ObjectNode a && after instanceof ObjectNode b
        && shownBefore instanceof ObjectNode sa && shownAfter instanceof ObjectNode sb
        && sa.propertyNames().equals(a.propertyNames())
        && sb.propertyNames().equals(b.propertyNames())) {
      Set<String> names = new TreeSet<>(a.propertyNames());
      names.addAll(b.propertyNames());
      for (String name : names) {
        compare(path.isEmpty() ? name : path + "." + name,
            a.get(name), b.get(name), sa.get(name), sb.get(name));
      }
      return;
    }
    lines.add((path.isEmpty() ? "the task" : path) + ": "
        + (Objects.equals(shownBefore, shownAfter) ? "changed in what the filter takes out"
            : shown(shownBefore) + " -> " + shown(shownAfter)));
  }

  private static String shown(@Nullable JsonNode value) {
    String text = value == null ? "nothing" : value.toString();
    return text.length() <= MOST_VALUE ? text : Cut.to(text, MOST_VALUE) + "…";
  }
}
