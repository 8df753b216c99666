package io.octollm.ops.incident.replay;

import io.octollm.ops.incident.StoredOutput;
import io.octollm.schema.Codec;
import io.octollm.schema.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Compares assignments, results and dead letters: per topic and task, in the order written. The first letters of a
 * task may have been purged before the export: as many as its decisions tell of and nobody recorded.
 */
final class Outputs {
  /** How an event's effect begins that is a letter, its stage behind it. */
  private static final String LETTER = "dead letter ";

  record Found(String where, List<String> differences) {}

  /**
   * What came of a comparison.
   *
   * @param difference the first one; null for none
   * @param gone letters that were not recorded although a decision tells of them, each {@code where: why}
   */
  record Compared(@Nullable Found difference, List<String> gone) {}

  private record Line(Map<String, String> headers, JsonNode value) {}

  private Outputs() {}

  /** @param told how many letters the recorded decisions tell of, by topic and task as {@link #told} has them */
  static Compared compare(List<StoredOutput> recorded, List<Stage.Output> now, Map<String, Integer> told) {
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
    List<String> gone = new ArrayList<>();
    for (String where : all.keySet()) {
      List<Line> was = before.getOrDefault(where, List.of());
      List<Line> is = after.getOrDefault(where, List.of());
      int lost = is.size() == told.getOrDefault(where, 0) ? Math.max(0, is.size() - was.size()) : 0;
      Found found = compare(where, was, is.subList(lost, is.size()), lost);
      if (found != null) {
        return new Compared(found, gone);
      }
      for (int i = 1; i <= lost; i++) {
        gone.add(where + " record " + i + ": purged before the export");
      }
    }
    return new Compared(null, gone);
  }

  /** How many letters recorded decisions tell of, by topic and task. */
  static Map<String, Integer> told(List<RecordedDecision> decisions, Topics topics) {
    Map<String, Integer> told = new TreeMap<>();
    for (RecordedDecision decision : decisions) {
      for (String effect : decision.event().effects()) {
        String[] words = effect.split(" ");
        if (effect.startsWith(LETTER) && words.length > 2) {
          told.merge(topics.deadLetters(words[2]) + " " + decision.event().taskId(), 1, Integer::sum);
        }
      }
    }
    return told;
  }

  private static @Nullable Found compare(String where, List<Line> before, List<Line> after, int lost) {
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
        return new Found(where + " record " + (lost + i + 1), differences);
      }
    }
    return null;
  }
}
