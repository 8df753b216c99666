package io.octollm.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds the lock of the data folder in its first argument, as a running broker does, until killed. */
final class LockHolder {
  private LockHolder() {}

  public static void main(String[] args) throws IOException {
    var file = Path.of(args[0], ".lock");
    try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = channel.lock()) {
      System.out.println("locked " + lock);
      System.in.read();
    }
  }
}
