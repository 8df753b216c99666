package io.octollm.app;

import java.util.List;

/** The arms that this build knows. */
final class ArmNames {
  static final List<String> ALL =
      List.of("planner", "executor", "retriever", "coder", "judge", "guardian");

  private ArmNames() {}
}
