package io.octollm.arm;

import io.octollm.schema.Assignment;

/**
 * Something that can work on a step. Each call is one attempt with no retry of its own; calls run
 * side by side on many threads, so an arm holds no state of a call.
 */
public interface Arm {
  ArmProfile profile();

  /**
   * Works on one step, once. What is foreseen to go wrong is an {@link ArmResult.Failed}; an
   * exception is a bug or broken I/O and is reported by its class name alone.
   *
   * @throws InterruptedException as soon as the thread is interrupted: the lease, the deadline or
   *     somebody's cancel has ended the call
   */
  ArmResult work(Assignment assignment) throws InterruptedException;
}
