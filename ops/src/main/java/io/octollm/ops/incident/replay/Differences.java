package io.octollm.ops.incident.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Where two JSON values differ, for people. */
final class Differences {
  private static final int MOST = 10;
  private static final int WIDTH = 160;
  private final List<String> found = new ArrayList<>();

  private Differences() {}

  /** The first differences; empty when there is none. */
  static List<String> of(@Nullable JsonNode recorded, @Nullable JsonNode now) {
    Differences differences = new Differences();
    differences.compare("", recorded, now);
    return List.copyOf(differences.found);
  }

  private void compare(String path, @Nullable JsonNode recorded, @Nullable JsonNode now) {
    if (found.size() == MOST || isSame(recorded, now)) {
      return;
    }
    if (recorded != null && now != null && recorded.isObject() && now.isObject()) {
      TreeSet<String> names = new TreeSet<>(recorded.propertyNames());
      names.addAll(now.propertyNames());
      names.forEach(name -> compare(
          path.isEmpty() ? name : path + "." + name, recorded.get(name), now.get(name)));
    } else if (recorded != null && now != null && recorded.isArray() && now.isArray()) {
      for (int i = 0; i < Math.max(recorded.size(), now.size()); i++) {
        compare(path + "[" + i + "]", recorded.get(i), now.get(i));
      }
    } else {
      found.add(path + ": recorded " + text(recorded) + ", now " + text(now));
    }
  }

  /** Numbers are the same when their values are: 1.0 was perhaps written as 1. */
  private static boolean isSame(@Nullable JsonNode recorded, @Nullable JsonNode now) {
    if (recorded != null && now != null && recorded.isNumber() && now.isNumber()) {
      return recorded.decimalValue().compareTo(now.decimalValue()) == 0;
    }
    return Objects.equals(recorded, now);
  }

  private static String text(@Nullable JsonNode value) {
    String text = value == null ? "nothing" : value.toString();
    return text.length() > WIDTH ? text.substring(0, WIDTH) + "…" : text;
  }
}
