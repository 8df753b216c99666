package io.octollm.reflex.injection;

import java.util.List;
import java.util.TreeSet;

/**
 * The signs of injection in a text. Nothing that a text contains lowers the score.
 *
 * @param score 0 to 1, to three places
 * @param signals names of the signs, in alphabetical order; never words of the text
 */
public record Injection(Verdict verdict, double score, List<String> signals) {
  public static final Injection NONE = new Injection(Verdict.ALLOW, 0, List.of());

  public Injection {
    signals = List.copyOf(signals);
  }

  /** The worse of two, with the signals of both. */
  public Injection or(Injection other) {
    if (other.signals.isEmpty()) {
      return this;
    }
    if (signals.isEmpty()) {
      return other;
    }
    TreeSet<String> both = new TreeSet<>(signals);
    both.addAll(other.signals);
    Injection worse = score >= other.score ? this : other;
    return new Injection(worse.verdict, worse.score, List.copyOf(both));
  }
}
