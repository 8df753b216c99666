package io.octollm.arm;

import io.octollm.schema.Assignment;

/** An arm made of a function, for tests of what is around arms. */
record Lambda(Work work) implements Arm {
  interface Work {
    ArmResult work(Assignment assignment) throws InterruptedException;
  }

  @Override
  public ArmProfile profile() {
    return ArmProfile.plain("lambda", 0, 256, "testing");
  }

  @Override
  public ArmResult work(Assignment assignment) throws InterruptedException {
    return work.work(assignment);
  }
}
