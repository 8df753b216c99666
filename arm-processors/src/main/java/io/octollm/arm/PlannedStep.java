package io.octollm.arm;

import java.util.List;

/**
 * One step of a plan. Steps are known by their places in it, from 1.
 *
 * @param dependsOn places before its own
 */
record PlannedStep(
    String capability, String instruction, List<Integer> dependsOn, List<String> criteria) {
  /** The most that a plan may have; the orchestrator takes no more. */
  static final int MOST = 20;
}
