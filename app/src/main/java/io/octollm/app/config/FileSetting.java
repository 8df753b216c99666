package io.octollm.app.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads a file that a setting names. What is wrong is noted as a problem, and never names the path. */
final class FileSetting {
  private static final int MOST_BYTES = 1 << 20;

  private FileSetting() {}

  /** The file's bytes and name; null when none was named, or when a problem was noted. */
  record Content(String name, byte[] bytes) {}

  /**
   * @param what it is, such as {@code a policy file}
   */
  static @Nullable Content read(SettingReader from, String key, String what) {
    String file = from.text(key);
    if (file == null) {
      return null;
    }
    String expected = from.named(key) + ", must name " + what;
    try {
      Path path = Path.of(file);
      String obstacle = obstacle(path);
      if (obstacle == null) {
        return bytes(from, path, expected);
      }
      from.problem(expected + ": " + obstacle);
    } catch (InvalidPathException e) {
      from.problem(expected + ": this is no path");
    } catch (IOException e) {
      from.problem(expected + " that can be read: " + e.getClass().getSimpleName());
    }
    return null;
  }

  private static @Nullable String obstacle(Path path) {
    if (!Files.exists(path)) {
      return "there is none of that name";
    }
    if (Files.isDirectory(path)) {
      return "it is a folder; name the file in it";
    }
    return Files.isReadable(path) ? null : "it may not be read by this user";
  }

  private static @Nullable Content bytes(SettingReader from, Path path, String expected)
      throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length <= MOST_BYTES) {
        return new Content(String.valueOf(path.getFileName()), bytes);
      }
      from.problem(expected + " of at most 1 MiB");
      return null;
    }
  }
}
