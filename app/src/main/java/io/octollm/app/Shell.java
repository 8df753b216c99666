package io.octollm.app;

import io.octollm.schema.Codec;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * What surrounds a process: its streams, environment and folder.
 *
 * @param out data alone; a line is flushed as it is printed
 * @param err logs, progress and the one line of a failure
 * @param terminal whether {@code err} is a terminal
 */
record Shell(
    InputStream in,
    PrintStream out,
    PrintStream err,
    Map<String, String> environment,
    Path folder,
    boolean terminal) {

  static Shell ofProcess() {
    return ofProcess(new StandardOutput());
  }

  static Shell ofProcess(StandardOutput out) {
    return new Shell(System.in, utf8(out), utf8(new FileOutputStream(FileDescriptor.err)), System.getenv(),
        Path.of(""), errIsTerminal());
  }

  private static PrintStream utf8(OutputStream file) {
    return new PrintStream(new BufferedOutputStream(file, 1 << 16), false, StandardCharsets.UTF_8);
  }

  /** The launcher knows; without it, Linux tells. */
  private static boolean errIsTerminal() {
    String told = System.getProperty("octollm.terminal");
    if (told != null) {
      return Boolean.parseBoolean(told);
    }
    try {
      String file = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Prints a record as one JSON line. */
  void json(Object value) {
    line(Codec.json().writeValueAsString(value));
  }

  void line(String text) {
    out.print(text);
    out.print('\n');
    out.flush();
  }

  void note(String text) {
    err.print(text);
    err.print('\n');
    err.flush();
  }
}
