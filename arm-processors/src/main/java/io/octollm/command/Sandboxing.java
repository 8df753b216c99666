package io.octollm.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Which sandbox commands run in on this machine, or why none can be run. */
sealed interface Sandboxing {
  record Ready(Sandbox sandbox) implements Sandboxing {}

  record Broken(String cause, String fix) implements Sandboxing {}

  /** Looks for bubblewrap and, where it is, tries it out. */
  static Sandboxing find(CommandSettings settings, Programs programs, Path scratch)
      throws InterruptedException {
    if (settings.sandbox() == SandboxChoice.UNSANDBOXED) {
      return new Ready(Sandbox.Open.UNSANDBOXED);
    }
    Optional<Path> bwrap = programs.find("bwrap");
    if (bwrap.isEmpty()) {
      return settings.sandbox() == SandboxChoice.AUTO
          ? new Ready(Sandbox.Open.none(programs.find("prlimit").orElse(null), settings.limits()))
          : new Broken("bubblewrap is not installed",
              "install the package bubblewrap, or unset executor.sandbox");
    }
    Optional<Path> prlimit = programs.find("prlimit");
    Optional<Path> setpriv = programs.find("setpriv");
    if (prlimit.isEmpty() || setpriv.isEmpty()) {
      return new Broken("bubblewrap is installed, and prlimit or setpriv is not",
          "install the package util-linux");
    }
    Sandbox sandbox = new Bubblewrap(bwrap.get(), prlimit.get(), isRoot() ? setpriv.get() : null, settings.limits());
    String trouble = new SelfTest(sandbox, programs, scratch).trouble();
    return trouble == null ? new Ready(sandbox)
        : new Broken("bubblewrap is installed and fails its self-test: " + trouble,
            "let this user make user namespaces, uninstall bubblewrap, or set"
                + " OCTOLLM_EXECUTOR_SANDBOX=unsandboxed");
  }

  /** Of the three kinds of user that a process has, the one whose rights count. */
  private static boolean isRoot() {
    try {
      return Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid && uid == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
