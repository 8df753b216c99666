package io.octollm.ops.topic;

/** A reading that had to be whole ended at a limit; the message says what to do about it. */
public final class UnfinishedReading extends RuntimeException {
  private static final long serialVersionUID = 1;

  public UnfinishedReading(String what) {
    super("reading the " + what + " did not end in time; narrow it with --since, or look at the broker"
        + " with: octollm doctor");
  }
}
