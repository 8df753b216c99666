package io.octollm.reflex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The signs seen so far in one text. Signs of different families that stand near each other add up
 * as 1 − (1 − a)(1 − b); far apart they do not, so that a long text is not worse than a short one.
 */
final class SignalBoard {
  private static final int NEAR_WORDS = 60;
  private static final double FLAG = 0.5;
  private static final double BLOCK = 0.8;

  private double @Nullable [] scores;
  private int @Nullable [] places;
  private int signals;
  private double worst;

  void put(Signal signal, double score, int place) {
    double[] of = scores == null ? scores = new double[Signal.FAMILIES] : scores;
    int[] at = places == null ? places = new int[Signal.FAMILIES] : places;
    signals |= 1 << signal.ordinal();
    int family = signal.family();
    boolean stale = place - at[family] > NEAR_WORDS;
    of[family] = stale ? score : Math.max(of[family], score);
    at[family] = place;
    double innocent = 1;
    for (int i = 0; i < of.length; i++) {
      if (place - at[i] <= NEAR_WORDS) {
        innocent *= 1 - of[i];
      }
    }
    worst = Math.max(worst, 1 - innocent);
  }

  Injection verdict() {
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
    Verdict verdict = score >= BLOCK ? Verdict.BLOCK : score >= FLAG ? Verdict.FLAG : Verdict.ALLOW;
    return new Injection(verdict, score, List.of(sorted));
  }
}
