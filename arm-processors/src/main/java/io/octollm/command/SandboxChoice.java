package io.octollm.command;

/** What the setting {@code executor.sandbox} says. */
public enum SandboxChoice {
  /** Bubblewrap where it is installed; without it nothing but the built-in commands. */
  AUTO,
  /** Bubblewrap, and no start without it. */
  BUBBLEWRAP,
  /** Commands see and do what this process may, by somebody's express wish. */
  UNSANDBOXED
}
