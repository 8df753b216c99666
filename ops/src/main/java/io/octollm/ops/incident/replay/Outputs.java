package io.octollm.ops.incident.replay;

import io.octollm.ops.incident.StoredOutput;
import io.octollm.schema.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Compares assignments, results and dead letters: per topic and task, in the order written. */
final class Outputs {
  record Found(String where, List<String> differences) {}

  private record Line(Map<String, String> headers, tools.jackson.databind.JsonNode value) {}

  private Outputs() {}

  static Optional<Found> firstDifference(List<StoredOutput> recorded, List<Stage.Output> now) {
    Map<String, List<Line>> before = new TreeMap<>();
    recorded.forEach(output -> before
        .computeIfAbsent(output.place().topic() + " " + output.key(), _ -> new ArrayList<>())
        .add(new Line(new TreeMap<>(output.headers()), output.value())));
    Map<String, List<Line>> after = new TreeMap<>();
    now.forEach(output -> after
        .computeIfAbsent(output.topic() + " " + output.key(), _ -> new ArrayList<>())
        .add(new Line(output.headers(), output.value())));
    TreeMap<String, List<Line>> all = new TreeMap<>(before);
    all.putAll(after);
    return all.keySet().stream()
        .map(where -> compare(where, before.getOrDefault(where, List.of()),
            after.getOrDefault(where, List.of())))
        .filter(Objects::nonNull).findFirst();
  }

  private static @org.jspecify.annotations.Nullable Found compare(
      String where, List<Line> before, List<Line> after) {
    if (before.size() != after.size()) {
      return new Found(where,
          List.of("recorded " + before.size() + " records, now " + after.size()));
    }
    for (int i = 0; i < before.size(); i++) {
      List<String> differences = new ArrayList<>(
          Differences.of(before.get(i).value(), after.get(i).value()));
      Differences.of(Codec.tree(before.get(i).headers()), Codec.tree(after.get(i).headers()))
          .forEach(difference -> differences.add("header " + difference));
      if (!differences.isEmpty()) {
        return new Found(where + " record " + (i + 1), differences);
      }
    }
    return null;
  }
}
