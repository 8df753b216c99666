package io.octollm.app;

import io.octollm.ops.letter.DeadLetters;
import io.octollm.ops.letter.LetterFilter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which dead letters a verb is about. */
final class LetterOptions {
  @Option(names = "--request", paramLabel = "ID", description = "Of this request.")
  @Nullable String request;

  @Option(names = "--task", paramLabel = "ID", description = "Of this task.")
  @Nullable String task;

  @Option(names = "--arm", paramLabel = "NAME", description = "That failed in this arm.")
  @Nullable String arm;

  @Option(names = "--stage", paramLabel = "NAME",
      description = "That failed in intake, reflex, orchestrator or an arm.")
  @Nullable String stage;

  @Option(names = "--code", paramLabel = "CODE", description = "With this error code.")
  @Nullable String code;

  @Option(names = "--since", paramLabel = "INSTANT", description = "Failed at this time or later.")
  @Nullable String since;

  @Option(names = "--until", paramLabel = "INSTANT", description = "Failed before this time.")
  @Nullable String until;

  @Option(names = "--attempt", paramLabel = "N", description = "Failed in this attempt.")
  @Nullable String attempt;

  @Option(names = "--limit", paramLabel = "N",
      description = "At the most so many of those that are meant, the oldest first.")
  @Nullable String limit;

  /** Whether none was given: all letters are meant. */
  boolean isEmpty() {
    return options().isEmpty();
  }

  /** The filter; what is wrong with it ends the verb. */
  LetterFilter filter() {
    try {
      return LetterFilter.parse(options());
    } catch (IllegalArgumentException e) {
      throw Failure.usage(String.valueOf(e.getMessage()));
    }
  }

  private Map<String, String> options() {
    Map<String, String> options = new HashMap<>();
    put(options, "request", request);
    put(options, "task", task);
    put(options, "arm", arm);
    put(options, "stage", stage);
    put(options, "code", code);
    put(options, "since", since);
    put(options, "until", until);
    put(options, "attempt", attempt);
    put(options, "limit", limit);
    return options;
  }

  /** Ends the verb where no letter could be of the stage or the arm that was named. */
  void requireStage(DeadLetters letters, LetterFilter filter) {
    if (filter.stage() == null) {
      return;
    }
    filter.nearestStage(letters.stages()).ifPresent(nearest -> {
      throw Failure.usage(stageOption() + ": no letter can be of " + filter.stage() + ", the nearest is "
          + nearest);
    });
  }

  /** Says it where the letters that were read hold none of the stage or the arm that was named. */
  void noteMissingStage(Shell shell, LetterFilter filter, int ofStage) {
    if (filter.stage() != null && ofStage == 0) {
      shell.note("none of the letters that were read is of the "
          + (arm == null ? "stage " : "arm ") + filter.stage());
    }
  }

  private String stageOption() {
    return arm == null ? "--stage" : "--arm";
  }

  /** What was given besides a time and a limit, as it is typed. */
  List<String> beyondTimes() {
    Set<String> given = new TreeSet<>(options().keySet());
    given.removeAll(Set.of("since", "until", "limit"));
    return given.stream().map(name -> "--" + name).toList();
  }

  private static void put(Map<String, String> options, String name, @Nullable String value) {
    if (value != null) {
      options.put(name, value);
    }
  }
}
