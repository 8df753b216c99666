package io.octollm.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The arm of {@code examples/arm-node}, installed in a folder of its own as a user does it. */
final class NodeArm implements AutoCloseable {
  private static final Path SOURCE = Path.of("..", "examples", "arm-node");
  private static final Duration INSTALL_LIMIT = Duration.ofSeconds(120);

  private final Process process;
  private final Path log;

  private NodeArm(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Copies it, installs what it needs, and runs its own tests. */
  static Path install(Path folder) throws Exception {
    Path home = folder.resolve("arm-node");
    try (Stream<Path> files = Files.walk(SOURCE)) {
      for (Path file : files.filter(f -> !f.toString().contains("node_modules")).toList()) {
        Files.copy(file, home.resolve(SOURCE.relativize(file).toString()));
      }
    }
    npm(home, "ci", "--no-audit", "--no-fund");
    npm(home, "test");
    return home;
  }

  private static void npm(Path home, String... arguments) throws Exception {
    Path out = Files.createTempFile(home.getParent(), "npm", ".txt");
    Process npm = new ProcessBuilder(Stream.concat(Stream.of("npm"), Stream.of(arguments)).toList())
        .directory(home.toFile()).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    if (!npm.waitFor(INSTALL_LIMIT.toSeconds(), TimeUnit.SECONDS) || npm.exitValue() != 0) {
      npm.descendants().forEach(ProcessHandle::destroyForcibly);
      npm.destroyForcibly();
      throw new AssertionError("npm " + List.of(arguments) + ": " + Files.readString(out));
    }
  }

  static NodeArm start(Path home, String bootstrap) throws IOException {
    Path log = Files.createTempFile(home.getParent(), "node", ".log");
    ProcessBuilder npm = new ProcessBuilder("npm", "start").directory(home.toFile())
        .redirectErrorStream(true).redirectOutput(log.toFile());
    npm.environment().keySet().removeIf(name -> name.startsWith("OCTOLLM_"));
    npm.environment().put("OCTOLLM_KAFKA_BOOTSTRAP", bootstrap);
    return new NodeArm(npm.start(), log);
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  boolean runs() {
    return process.isAlive();
  }

  /** Asks it to stop, as a supervisor does; it drains. */
  void terminate(Duration limit) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError("it still runs " + limit + " after SIGTERM");
    }
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
  }
}
