package io.octollm.app.faults;

import io.octollm.app.OtherJvm;
import io.octollm.schema.Codec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Some roles of a pipeline in a JVM of their own, to be killed and started again on the same data.
 * Not thread-safe.
 */
final class KillablePipeline implements AutoCloseable {
  private static final Duration READY = Duration.ofSeconds(120);
  private static final Duration STOP = Duration.ofSeconds(40);

  private final Path folder;
  private final String classPath;
  private final List<String> arguments;
  private OtherJvm running;

  private KillablePipeline(Path folder, String classPath, List<String> arguments) {
    this.folder = folder;
    this.classPath = classPath;
    this.arguments = arguments;
  }

  /** All roles, with the broker on this port. */
  static KillablePipeline all(Path folder, int kafkaPort, String... settings) {
    return all(folder, System.getProperty("java.class.path"), kafkaPort, settings);
  }

  static KillablePipeline all(Path folder, String classPath, int kafkaPort, String... settings) {
    return new KillablePipeline(folder, classPath,
        arguments(folder.resolve("data"), List.of("--kafka-port", "" + kafkaPort), settings));
  }

  /** One role on a data folder of its own. */
  static KillablePipeline only(String role, Path folder, List<String> address, String... settings) {
    return oneOf(role, role, folder, address, settings);
  }

  /** One of several processes of a role, by its name. */
  static KillablePipeline oneOf(
      String role, String name, Path folder, List<String> address, String... settings) {
    List<String> more = new ArrayList<>(List.of("--only", role));
    more.addAll(address);
    return new KillablePipeline(folder, System.getProperty("java.class.path"),
        arguments(folder.resolve("data-" + name), more, settings));
  }

  private static List<String> arguments(Path data, List<String> more, String... settings) {
    List<String> arguments = new ArrayList<>(List.of("up", "--data", data.toString(), "--port", "0"));
    arguments.addAll(more);
    for (String setting : settings) {
      arguments.addAll(List.of("--set", setting));
    }
    return arguments;
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Starts it and returns its Kafka address once it says that it is ready. */
  String start() throws IOException {
    running = OtherJvm.start(folder, classPath, arguments);
    return Codec.json().readTree(running.firstLine(READY)).get("bootstrap").stringValue();
  }

  /** Asks it to stop, and waits until it has. */
  void stop() throws InterruptedException {
    int code = running.terminate(STOP);
    if (code != 0) {
      throw new AssertionError("it ended with " + code);
    }
  }

  /** Kills it with no warning. */
  void kill() {
    running.close();
  }

  @Override
  public void close() {
    if (running != null) {
      running.close();
    }
  }
}
