package io.octollm.app;

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
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private int number;

  TaskLines(InputStream in) {
    this.in = in;
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
    for (byte[] line = read(); line != null; line = read()) {
      number++;
      if (!isBlank(line)) {
        return new Line(number, withoutReturn(line));
      }
    }
    return null;
  }

  /** All that is left, as it is. */
  byte[] everything() throws IOException {
    return in.readAllBytes();
  }

  /** The bytes up to the next line end or the end of the file; null when none are left. */
  private byte @Nullable [] read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean any = false;
    while (from < to || fill()) {
      any = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      line.write(buffer, from, end - from);
      from = end + 1;
      if (end < to) {
        return line.toByteArray();
      }
    }
    return any ? line.toByteArray() : null;
  }

  private boolean fill() throws IOException {
    from = 0;
    to = in.read(buffer);
    return to > 0;
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  private static byte[] withoutReturn(byte[] line) {
    return line[line.length - 1] == '\r' ? Arrays.copyOf(line, line.length - 1) : line;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
