package io.octollm.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The commands that may be run, each with its rule. What is not installed is not among them. */
final class AllowList {
  private final Map<String, CommandRule> rules;

  private AllowList(Map<String, CommandRule> rules) {
    this.rules = rules;
  }

  /** The built-in commands, and those that somebody added: a rule of theirs stands before ours. */
  static AllowList of(Map<String, CommandRule> added, Programs programs) {
    Map<String, CommandRule> rules = new TreeMap<>(ReadOnlyCommands.RULES);
    rules.putAll(added);
    rules.keySet().removeIf(name -> programs.find(name).isEmpty());
    return new AllowList(rules);
  }

  /** Why a command may not be run, without quoting it; null when it may. */
  @Nullable String refusal(List<String> argv) {
    CommandRule rule = rules.get(argv.getFirst());
    if (rule == null) {
      return "the command is not on the allow-list: " + String.join(", ", rules.keySet());
    }
    int at = rule.refused(argv);
    return at == 0 ? null : argv.getFirst() + ": argument " + at + " is not allowed; options are"
        + " restricted, and the built-in commands' files are plain names of the call's own folder";
  }

  /** Whether an exit code is an answer of the command, and no failure. */
  boolean isAnswer(String command, int exitCode) {
    CommandRule rule = rules.get(command);
    return exitCode >= 0 && exitCode <= (rule == null ? 0 : rule.answers());
  }

  List<String> commands() {
    return List.copyOf(rules.keySet());
  }
}
