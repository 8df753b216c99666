package io.octollm.app.config;

import io.octollm.reflex.Policy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the policy file that {@code reflex.policy} names; without one it is the jar's own. */
final class PolicySetting {
  /** The setting that names the file. */
  static final String KEY = "reflex.policy";
  private static final long MOST_BYTES = 1 << 20;

  private PolicySetting() {}

  static Policy read(SettingReader from) {
    String file = from.text(KEY);
    if (file != null) {
      try {
        Path path = Path.of(file);
        if (Files.size(path) <= MOST_BYTES) {
          return Policy.parse(Files.readAllBytes(path));
        }
        from.problem(name() + " must name a file of at most 1 MiB");
      } catch (IOException | IllegalArgumentException e) {
        from.problem(name() + " must name a file that can be read: " + e.getClass().getSimpleName());
      } catch (Policy.Invalid e) {
        from.problem(name() + ", the file that it names, " + e.getMessage());
      }
    }
    return Policy.defaults();
  }

  private static String name() {
    return KEY + " (" + Sources.variable(KEY) + ")";
  }
}
