package io.octollm.app;

/** The end of a verb that cannot go on: one line for people, and the exit code. */
public final class Failure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int exit;

  private Failure(int exit, String line) {
    super(line);
    this.exit = exit;
  }

  /** The work was done, and the answer is no. */
  public static Failure answer(String line) {
    return new Failure(Exit.NO, line);
  }

  /** Bad usage or input. */
  public static Failure usage(String line) {
    return new Failure(Exit.USAGE, line);
  }

  /** Something needed cannot be reached or does not fit. */
  public static Failure unreachable(String line) {
    return new Failure(Exit.UNREACHABLE, line);
  }

  int exit() {
    return exit;
  }
}
