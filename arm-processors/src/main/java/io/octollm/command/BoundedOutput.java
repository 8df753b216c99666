package io.octollm.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What a process writes to one of its streams, read by a thread of its own up to a limit. */
final class BoundedOutput {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Thread reader;
  private volatile boolean full;

  private BoundedOutput(InputStream in, int maxBytes, Runnable whenFull) {
    // Not a virtual thread: reading a pipe would hold one of the few carriers.
    reader = Thread.ofPlatform().daemon().start(() -> readAll(in, maxBytes, whenFull));
  }

  /** Starts to read; {@code whenFull} is called when there is more than {@code maxBytes}. */
  static BoundedOutput read(InputStream in, int maxBytes, Runnable whenFull) {
    return new BoundedOutput(in, maxBytes, whenFull);
  }

  private void readAll(InputStream in, int maxBytes, Runnable whenFull) {
    byte[] chunk = new byte[8192];
    try (in) {
      for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
        int taken = Math.min(read, maxBytes - bytes.size());
        bytes.write(chunk, 0, taken);
        if (taken < read && !full) {
          full = true;
          whenFull.run();
        }
      }
    } catch (IOException closed) {
      // The process is gone, and with it the rest of its output.
      full = full || bytes.size() >= maxBytes;
    }
  }

  /**
   * Everything that was read, once the stream has ended, or that long after it was asked for; bytes
   * that are no UTF-8 are replaced.
   */
  String text(Duration patience) throws InterruptedException {
    reader.join(patience);
    return bytes.toString(StandardCharsets.UTF_8);
  }

  boolean full() {
    return full;
  }
}
