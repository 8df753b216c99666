package io.octollm.bench;

import java.util.List;

/** The middle of several measurements. */
final class Median {
  private Median() {}

  /** The middle one, or the mean of the two in the middle; never empty. */
  static double of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }
}
