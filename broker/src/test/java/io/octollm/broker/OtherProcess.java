package io.octollm.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class of these tests in a JVM of its own, ready once it has printed something. */
record OtherProcess(Process process) implements AutoCloseable {

  static OtherProcess start(Class<?> main, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    if (process.getInputStream().read() < 0) {
      throw new IllegalStateException(main.getSimpleName() + " ended before it was ready");
    }
    return new OtherProcess(process);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as {@code kill -9} does: nothing in it gets a chance to say goodbye. */
  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
