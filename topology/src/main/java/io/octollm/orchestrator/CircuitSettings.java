package io.octollm.orchestrator;

import java.time.Duration;

/**
 * When an arm is left alone.
 *
 * @param failures attempts of different tasks that fail in a row by the arm's fault
 * @param pause before an arm that failed so is tried again
 * @param floodInRow dead letters in a row from which on work for the arm is held back
 * @param floodShare of the window that may end as dead letters, between 0 and 1
 * @param floodWindow ends that are looked at, 64 at the most
 * @param floodPause between two tries while work is held back
 */
public record CircuitSettings(int failures, Duration pause, int floodInRow, double floodShare,
    int floodWindow, Duration floodPause) {
  public static final CircuitSettings DEFAULT = new CircuitSettings(
      5, Duration.ofSeconds(30), 20, 0.5, 50, Duration.ofSeconds(30));

  public CircuitSettings {
    if (failures < 1 || floodInRow < 1 || floodWindow < 1 || floodWindow > 64
        || !(floodShare > 0 && floodShare <= 1) || !pause.isPositive() || !floodPause.isPositive()) {
      throw new IllegalArgumentException("failures, pauses and flood.in-row must be above 0,"
          + " flood.window 1 to 64, flood.share above 0 and at most 1");
    }
  }
}
