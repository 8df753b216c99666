package io.octollm.app;

/** The exit codes of every verb. */
final class Exit {
  static final int DONE = 0;
  static final int NO = 1;
  static final int USAGE = 2;
  static final int UNREACHABLE = 3;

  private Exit() {}
}
