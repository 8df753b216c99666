package io.octollm.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * Nothing: a command may do what this process may.
   *
   * @param limit words before its own, which bound what it takes
   */
  record Open(String name, boolean takesAdded, List<String> limit) implements Sandbox {
    /** Somebody wants it so. */
    static final Open UNSANDBOXED = new Open("unsandboxed", true, List.of());

    /**
     * Bubblewrap is not installed: the built-in commands alone are harmless enough, if they are bounded.
     *
     * @param prlimit null where there is none
     */
    static Open none(@Nullable Path prlimit, CommandLimits limits) {
      return new Open("none", false, prlimit == null ? List.of() : limits.before(prlimit));
    }

    @Override
    public boolean holds() {
      return false;
    }

    @Override
    public List<String> enter(List<String> argv, Path files) {
      List<String> words = new ArrayList<>(limit);
      words.addAll(argv);
      return words;
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
