package io.octollm.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Option;

/** Asks before what cannot be undone; {@code --yes} answers beforehand, as a script must. */
final class Consent {
  private static final Set<String> YES = Set.of("y", "yes");

  @Option(names = "--yes", description = "Do it without asking.")
  boolean yes;

  /** Goes on only if the answer is yes. */
  void require(Shell shell, String what) {
    if (yes) {
      return;
    }
    if (!shell.terminal()) {
      throw Failure.usage(what + ": say --yes if that is meant");
    }
    shell.err().print(what + ". Go on? [y/N] ");
    shell.err().flush();
    try {
      String answer = new BufferedReader(
          new InputStreamReader(shell.in(), StandardCharsets.UTF_8)).readLine();
      if (answer == null || !YES.contains(answer.strip().toLowerCase(Locale.ROOT))) {
        throw Failure.answer("nothing was done");
      }
    } catch (IOException e) {
      throw Failure.usage("the answer could not be read: say --yes");
    }
  }
}
