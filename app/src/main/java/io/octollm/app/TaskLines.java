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
  /** More than any record may have, and any text of 8 MiB with each of its characters escaped. */
  static final int MOST_BYTES = 64 * 1024 * 1024;

  /**
   * A line with its number in the file, counted from 1.
   *
   * @param bytes of one that is too long, the beginning: it is neither kept nor sent as a whole
   * @param length of the whole line
   */
  record Line(int number, byte[] bytes, long length) {}

  private final InputStream in;
  private final byte[] buffer = new byte[1 << 16];
  private int from;
  private int to;
  private int number;
  private long length;

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
        byte[] content = withoutReturn(line);
        return new Line(number, content, length - line.length + content.length);
      }
    }
    return null;
  }

  /** All that is left, as it is; what is too much for a line ends the verb. */
  byte[] everything() throws IOException {
    byte[] all = in.readNBytes(MOST_BYTES + 1);
    if (all.length > MOST_BYTES) {
      throw Failure.usage("the input has more than " + MOST_BYTES + " bytes");
    }
    return all;
  }

  /** The bytes up to the next line end or the end of the file, as many as are kept; null when none are left. */
  private byte @Nullable [] read() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean any = false;
    length = 0;
    while (from < to || fill()) {
      any = true;
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      length += end - from;
      line.write(buffer, from, Math.min(end - from, MOST_BYTES + 1 - line.size()));
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
