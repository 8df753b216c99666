package io.octollm.app;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The process's standard output, which knows what it could not write: the PrintStream around it passes
 * over that, and a verb whose lines are lost would end as if they had been printed.
 */
final class StandardOutput extends OutputStream {
  /** Of a reader that has gone, such as {@code head}: it has what it wants. */
  private static final String GONE = "Broken pipe";

  private final OutputStream file = new FileOutputStream(FileDescriptor.out);
  private volatile @Nullable IOException broken;

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    try {
      file.write(bytes, from, count);
    } catch (IOException e) {
      broken = e;
      throw e;
    }
  }

  /** Why not all was written for somebody who still reads; null when it was. */
  @Nullable String loss() {
    IOException e = broken;
    return e == null || String.valueOf(e.getMessage()).contains(GONE) ? null : String.valueOf(e.getMessage());
  }
}
