package io.octollm.app;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Lines of a file as bytes, parted at {@code \n}: what is no UTF-8 must come through as it is. */
final class TaskLines implements AutoCloseable {
  /** A line with its number in the file, counted from 1. */
  record Line(int number, byte[] bytes) {}

  private final InputStream in;
  private int number;

  TaskLines(InputStream in) {
    this.in = new BufferedInputStream(in, 1 << 16);
  }

  /** Opens a file, or the given standard input for {@code -}. */
  static TaskLines open(String file, InputStream standardInput) {
    if (file.equals("-")) {
      return new TaskLines(standardInput);
    }
    try {
      return new TaskLines(Files.newInputStream(Path.of(file)));
    } catch (IOException e) {
      throw Failure.usage(file + " cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /** The next line that is not blank, without its end; null at the end of the file. */
  @Nullable Line next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean blank = true;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b != '\n') {
        line.write(b);
        blank &= b == ' ' || b == '\t' || b == '\r';
        continue;
      }
      number++;
      if (!blank) {
        return new Line(number, withoutReturn(line.toByteArray()));
      }
      line.reset();
    }
    number++;
    return blank ? null : new Line(number, withoutReturn(line.toByteArray()));
  }

  private static byte[] withoutReturn(byte[] line) {
    return line[line.length - 1] == '\r' ? Arrays.copyOf(line, line.length - 1) : line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
