package io.octollm.reflex.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the learned wording of injections out of the jar; the filter itself knows no input or output. */
public final class DefaultWording {
  private static final String FILE = "default-wording.txt";

  private DefaultWording() {}

  /** The file's text. */
  public static String table() {
    try (InputStream in = DefaultWording.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
