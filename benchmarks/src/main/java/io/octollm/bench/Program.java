package io.octollm.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts a program on the class path of this one, by the same Java. */
final class Program {
  /** A flag for those whose logs nobody reads: writing them costs more than what is measured. */
  static final String SILENT = "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider";

  private Program() {}

  static Process start(List<String> flags, Class<?> main, List<String> arguments) {
    return start(flags, main.getName(), arguments);
  }

  /** @param main the name of a class that is on the class path, and perhaps not of this module */
  static Process start(List<String> flags, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main));
    command.addAll(arguments);
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      throw new UncheckedIOException("no process for " + main, e);
    }
  }
}
