package io.octollm.reflex.injection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signs seen so far in one text. Signs of different families that stand near each other add up
 * as 1 − (1 − a)(1 − b); far apart they do not, so that a long text is not worse than a short one.
 * Places go down only where a stretch is read again by other phrases, and by less than is near.
 */
final class SignalBoard {
  private static final int NEAR = 60;
  private static final double WHOLE = 0.5;
  private static final double HALF = 0.4;
  private static final double HALF_OF_HIDDEN = 0.35;
  private static final double FLAGGED = 0.6;

  private double @Nullable [] scores;
  private int @Nullable [] places;
  private int signals;
  private double worst;

  /**
   * @param place of the sign, in words
   */
  void put(Signal signal, double score, int place) {
    double[] of = scores == null ? scores = new double[Signal.FAMILIES] : scores;
    int[] at = places == null ? places = new int[Signal.FAMILIES] : places;
    signals |= 1 << signal.ordinal();
    int family = signal.family();
    boolean stale = place - at[family] > NEAR;
    of[family] = stale ? score : Math.max(of[family], score);
    at[family] = place;
    double innocent = 1;
    for (int i = 0; i < of.length; i++) {
      if (place - at[i] <= NEAR) {
        innocent *= 1 - of[i];
      }
    }
    worst = Math.max(worst, 1 - innocent);
  }

  /** Whether the signs flag a text by themselves. */
  boolean isWhole() {
    return worst >= WHOLE;
  }

  /** Whether there is a sign of another name. */
  boolean hasOtherThan(Signal signal) {
    return (signals & ~(1 << signal.ordinal())) != 0;
  }

  /**
   * What had to be hidden in a code, and is a sign in the clear, is worse than in the clear; what is half a sign there
   * is one.
   *
   * @param needless whether no machine would have encoded it so
   */
  void putEncoded(SignalBoard inner, int place, boolean needless) {
    if (inner.signals != 0) {
      signals |= inner.signals;
      double half = needless ? HALF_OF_HIDDEN : HALF;
      put(Signal.ENCODED, inner.worst >= WHOLE ? Math.max(inner.worst, 0.85)
          : inner.worst >= half ? FLAGGED : inner.worst, place);
    }
  }

  Injection judged(Thresholds thresholds, Trust trust) {
    if (signals == 0) {
      return Injection.NONE;
    }
    List<String> names = new ArrayList<>();
    for (Signal signal : Signal.values()) {
      if ((signals >> signal.ordinal() & 1) == 1) {
        names.add(signal.toString());
      }
    }
    String[] sorted = names.toArray(String[]::new);
    Arrays.sort(sorted);
    double score = Math.round(worst * 1000) / 1000.0;
    return new Injection(thresholds.verdict(score, trust), score, List.of(sorted));
  }
}
