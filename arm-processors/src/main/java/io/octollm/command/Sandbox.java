package io.octollm.command;

import java.nio.file.Path;
import java.util.List;

/** What a command is run in. */
sealed interface Sandbox permits Sandbox.Open, Bubblewrap {
  /** As the heartbeat says it. */
  String name();

  /** Whether commands may be run that somebody added to the built-in ones. */
  boolean takesAdded();

  /** Whether what is run has no way to act on the world outside of its call. */
  boolean holds();

  /** The words that start a command, whose first word is an absolute path. */
  List<String> enter(List<String> argv, Path files);

  /** Where the folders of the calls lie, given where they are wanted. */
  Path place(Path wanted);

  /** Whom the folder of a call must belong to, as a number; negative for this process's own user. */
  int owner();

  /** Nothing: a command may do what this process may. */
  record Open(String name, boolean takesAdded) implements Sandbox {
    /** Bubblewrap is not installed: the built-in commands alone are harmless enough. */
    static final Open NONE = new Open("none", false);

    /** Somebody wants it so. */
    static final Open UNSANDBOXED = new Open("unsandboxed", true);

    @Override
    public boolean holds() {
      return false;
    }

    @Override
    public List<String> enter(List<String> argv, Path files) {
      return argv;
    }

    @Override
    public Path place(Path wanted) {
      return wanted;
    }

    @Override
    public int owner() {
      return -1;
    }
  }
}
