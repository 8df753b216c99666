package io.octollm.command;

import java.nio.file.Path;
import java.util.Map;

/** A process of its own that has a call's folder until it is killed, as a container on the same folder would. */
final class HeldFolder {
  private HeldFolder() {}

  public static void main(String[] arguments) throws Exception {
    CallFolder folder =
        CallFolder.make(Sandbox.Open.UNSANDBOXED, Path.of(arguments[0]), Map.of("a", "text"), "");
    System.out.println(folder.root());
    System.in.read();
    folder.close();
  }

  /** Starts it; its first line is the folder. */
  static Process start(Path scratch) throws Exception {
    return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-XX:TieredStopAtLevel=1",
        "-cp", System.getProperty("java.class.path"), HeldFolder.class.getName(), scratch.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
