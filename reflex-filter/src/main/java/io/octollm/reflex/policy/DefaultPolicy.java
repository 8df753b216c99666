package io.octollm.reflex.policy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the default policy out of the jar; the filter itself knows no input or output. */
public final class DefaultPolicy {
  private static final String FILE = "default-policy.json";

  private DefaultPolicy() {}

  /** The file as it is. */
  public static byte[] json() {
    try (InputStream in = DefaultPolicy.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the jar");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
