package io.octollm.bench;

import java.util.List;

/** The value below which a share of several measurements lies. */
final class Rank {
  private Rank() {}

  /** @return NaN when there is no measurement */
  static double of(List<Double> values, double share) {
    List<Double> sorted = values.stream().sorted().toList();
    int index = (int) Math.ceil(share * sorted.size()) - 1;
    return sorted.isEmpty() ? Double.NaN : sorted.get(Math.max(0, index));
  }
}
