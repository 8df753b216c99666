package io.octollm.orchestrator;

import java.util.Locale;

/** What a step is for. Its id says it: senders and planners cannot use the ids that begin so. */
enum Role {
  /** Does a part of what the task asks for. */
  WORK,
  /** Asks a planner for the task's steps; {@code plan:1}, then {@code plan:2} for the next plan. */
  PLAN,
  /** Holds the output of one step against its criteria; {@code judge:ID} of that step. */
  JUDGE;

  static final String PLANNING = "task_decomposition";
  static final String JUDGING = "criteria_evaluation";

  String prefix() {
    return this == WORK ? "" : name().toLowerCase(Locale.ROOT) + ":";
  }

  static Role of(String stepId) {
    return stepId.startsWith(PLAN.prefix()) ? PLAN : stepId.startsWith(JUDGE.prefix()) ? JUDGE : WORK;
  }
}
