package io.octollm.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another process that holds a data folder's lock, as a running broker does. */
record LockHolder(Process process) implements AutoCloseable {

  static LockHolder start(Path folder) throws IOException {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process = new ProcessBuilder(
            java, "-cp", System.getProperty("java.class.path"), LockHolder.class.getName(), folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
    if (process.getInputStream().read() != 'L') {
      throw new IllegalStateException("the other process did not get the lock");
    }
    return new LockHolder(process);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Takes the lock, says so with one letter, and keeps it until its input ends. */
  public static void main(String[] args) throws IOException {
    var file = Path.of(args[0], ".lock");
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      System.out.print(lock.isValid() ? "L" : "-");
      System.out.flush();
      System.in.read();
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.onExit().join();
  }
}
