package io.octollm.arm;

import io.octollm.schema.Assignment;
import java.util.List;

/** An arm made of a function, for tests of what is around arms. */
record Lambda(Work work, boolean unsafe, int capacity) implements Arm {
  Lambda(Work work) {
    this(work, false, 256);
  }

  static Lambda unsafe(Work work) {
    return new Lambda(work, true, 256);
  }

  interface Work {
    ArmResult work(Assignment assignment) throws InterruptedException;
  }

  @Override
  public ArmProfile profile() {
    return new ArmProfile("lambda", List.of("testing"), 0, List.of(), unsafe, "none", capacity);
  }

  @Override
  public ArmResult work(Assignment assignment) throws InterruptedException {
    return work.work(assignment);
  }
}
