package io.octollm.app;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs a verb once more in a JVM of its own, which waits for a debugger before it does anything. */
final class DebugVm {
  private DebugVm() {}

  /** The exit code of the verb. The port is open on loopback alone. */
  static int run(Shell shell, int port, List<String> arguments) throws IOException {
    if (port < 1 || port > 65_535) {
      throw Failure.usage("--debug must be a port from 1 to 65535");
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(flag -> !flag.startsWith("-agentlib:") && !flag.startsWith("-javaagent:")).toList());
    command.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,quiet=y,address=127.0.0.1:" + port);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), OctoLlm.class.getName()));
    command.addAll(arguments);
    refuseTaken(port);
    shell.note("waits for a debugger on 127.0.0.1:" + port + "; a good breakpoint: Orchestrator.decide");
    Process process = new ProcessBuilder(command).inheritIO().start();
    // A signal that ends this one alone would leave the other to wait, with the port.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "octollm-debugged-end"));
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return Exit.NO;
    }
  }

  private static void refuseTaken(int port) {
    try (ServerSocket free = new ServerSocket()) {
      free.setReuseAddress(true);
      free.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw Failure.unreachable("port " + port + " of 127.0.0.1 is taken: name another with --debug=PORT");
    }
  }
}
