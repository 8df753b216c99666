package io.octollm.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The commands of this machine that may be run, and the running of them. Safe for many threads. */
public final class Commands {
  private static final Pattern FILE_NAME = Pattern.compile(CommandRule.FILE);

  private final Sandbox sandbox;
  private final AllowList allowed;
  private final CommandRunner runner;
  private final boolean acts;

  private Commands(Sandbox sandbox, AllowList allowed, CommandRunner runner, boolean acts) {
    this.sandbox = sandbox;
    this.allowed = allowed;
    this.runner = runner;
    this.acts = acts;
  }

  /** Commands cannot be run as the settings want it; the message says why, in one line. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    private final String cause;
    private final String fix;

    Unusable(Sandboxing.Broken broken) {
      super(broken.cause() + "; fix: " + broken.fix());
      this.cause = broken.cause();
      this.fix = broken.fix();
    }

    public String cause() {
      return cause;
    }

    public String fix() {
      return fix;
    }
  }

  /**
   * Finds the sandbox, tries it out, and finds the commands; deletes what a killed run has left.
   *
   * @param scratch a folder in which each call has one of its own
   */
  public static Commands open(CommandSettings settings, Path scratch)
      throws Unusable, InterruptedException {
    return open(settings, scratch, Programs.OF_THE_SYSTEM);
  }

  static Commands open(CommandSettings settings, Path scratch, Programs programs)
      throws Unusable, InterruptedException {
    return switch (Sandboxing.find(settings, programs, scratch)) {
      case Sandboxing.Broken broken -> throw new Unusable(broken);
      case Sandboxing.Ready(Sandbox sandbox) -> {
        if (Files.isDirectory(sandbox.place(scratch))) {
          CallFolder.sweep(sandbox.place(scratch));
        }
        Map<String, CommandRule> added = sandbox.takesAdded() ? settings.added() : Map.of();
        yield new Commands(sandbox, AllowList.of(added, programs),
            new CommandRunner(sandbox, programs, scratch, settings.limits().time()),
            !sandbox.holds() && !added.isEmpty());
      }
    };
  }

  /** What holds the commands, as the registry says it: bubblewrap, none, unsandboxed. */
  public String sandbox() {
    return sandbox.name();
  }

  /** Whether what a command does may last: then it must not be repeated. */
  public boolean unsafe() {
    return acts;
  }

  /** The names of the commands, in their order. */
  public List<String> names() {
    return allowed.commands();
  }

  /** Why a command may not be run, without quoting it; null when it may. */
  public @Nullable String refusal(List<String> argv) {
    return allowed.refusal(argv);
  }

  /** Whether a command that was not killed ended with an answer, and not with a failure. */
  public boolean isAnswer(String command, int exitCode) {
    return allowed.isAnswer(command, exitCode);
  }

  /** Whether a file of a call may bear that name. */
  public static boolean isFileName(String name) {
    return FILE_NAME.matcher(name).matches();
  }

  /**
   * Runs a command that {@link #refusal} lets pass.
   *
   * @param files of the call's folder, by their names
   * @param input what the command reads as its standard input
   */
  public Ended run(List<String> argv, Map<String, String> files, String input)
      throws IOException, InterruptedException {
    return runner.run(argv, files, input);
  }
}
