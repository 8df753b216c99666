package io.octollm.arm.retrieval;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Joins rankings whose scores cannot be compared: an item scores the sum of 1 / (60 + rank) over the
 * rankings that have it. (Cormack, Clarke, Büttcher: Reciprocal Rank Fusion, SIGIR 2009, with its k.)
 */
final class ReciprocalRankFusion {
  static final int K = 60;

  private ReciprocalRankFusion() {}

  /** An item and what it scores. */
  record Fused<T>(T item, double score) {}

  /** The best first; of equals the one that an earlier ranking has, or has further up. */
  static <T> List<Fused<T>> of(List<List<T>> rankings) {
    Map<T, Double> scores = new LinkedHashMap<>();
    for (List<T> ranking : rankings) {
      for (int i = 0; i < ranking.size(); i++) {
        scores.merge(ranking.get(i), 1.0 / (K + i + 1), Double::sum);
      }
    }
    List<Fused<T>> fused = new ArrayList<>();
    scores.forEach((item, score) -> fused.add(new Fused<>(item, score)));
    fused.sort((a, b) -> Double.compare(b.score(), a.score()));
    return fused;
  }
}
