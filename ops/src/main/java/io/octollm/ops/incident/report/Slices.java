package io.octollm.ops.incident.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Counts over time: the window in equal slices, a row of numbers for each name. */
final class Slices {
  static final int COUNT = 60;

  private final Instant since;
  private final Duration slice;
  private final Map<String, int[]> rows = new LinkedHashMap<>();

  Slices(Instant since, Instant until) {
    this.since = since;
    this.slice = Duration.between(since, until).dividedBy(COUNT).plusNanos(1);
  }

  Duration slice() {
    return slice;
  }

  void add(String name, Instant at) {
    row(name)[index(at)]++;
  }

  /** Keeps the highest value of each slice. */
  void raise(String name, Instant at, int value) {
    int[] row = row(name);
    row[index(at)] = Math.max(row[index(at)], value);
  }

  private int[] row(String name) {
    return rows.computeIfAbsent(name, n -> new int[COUNT]);
  }

  private int index(Instant at) {
    return (int) Math.clamp(Duration.between(since, at).dividedBy(slice), 0, COUNT - 1);
  }

  /** When the slice with the highest value of a row begins; the window's beginning without one. */
  Instant peak(String name) {
    int[] row = row(name);
    int most = IntStream.range(0, COUNT).reduce(0, (a, b) -> row[b] > row[a] ? b : a);
    return since.plus(slice.multipliedBy(most));
  }

  List<Integer> of(String name) {
    return IntStream.of(row(name)).boxed().toList();
  }

  List<String> names() {
    return List.copyOf(rows.keySet());
  }
}
