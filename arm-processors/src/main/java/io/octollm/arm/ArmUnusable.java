package io.octollm.arm;

/** An arm cannot work on this machine as it is set up; the message says why and what to do, in one line. */
public final class ArmUnusable extends RuntimeException {
  private static final long serialVersionUID = 1;

  ArmUnusable(String arm, Exception cause) {
    super("arm " + arm + ": " + cause.getMessage(), cause);
  }
}
