package io.octollm.app.config;

import io.octollm.reflex.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads the policy file that {@code reflex.policy} names; without one it is the jar's own. */
final class PolicySetting {
  private static final String KEY = "reflex.policy";
  private static final int MOST_BYTES = 1 << 20;

  private PolicySetting() {}

  /** The policy; the jar's own when what is wrong with the file was noted as a problem. */
  static Policy read(SettingReader from, @Nullable Secret secretKey) {
    String file = from.text(KEY);
    Policy policy = file == null ? Policy.defaults() : read(from, file);
    if (policy.needsKey() && secretKey == null) {
      from.problem("secret-key (OCTOLLM_SECRET_KEY) must be set, to the same secret in every process:"
          + " the policy uses hmac, and " + from.named(KEY) + " may say redact instead");
    }
    return policy;
  }

  private static Policy read(SettingReader from, String file) {
    try {
      Path path = Path.of(file);
      String obstacle = obstacle(path);
      if (obstacle == null) {
        return parse(from, path);
      }
      from.problem(from.named(KEY) + ", must name a policy file: " + obstacle);
    } catch (InvalidPathException e) {
      from.problem(from.named(KEY) + ", must name a policy file: this is no path");
    } catch (IOException e) {
      from.problem(from.named(KEY) + ", must name a policy file that can be read: "
          + e.getClass().getSimpleName());
    }
    return Policy.defaults();
  }

  private static @Nullable String obstacle(Path path) throws IOException {
    if (!Files.exists(path)) {
      return "there is none of that name";
    }
    if (Files.isDirectory(path)) {
      return "it is a folder; name the file in it";
    }
    return Files.isReadable(path) ? null : "it may not be read by this user";
  }

  private static Policy parse(SettingReader from, Path path) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      byte[] json = in.readNBytes(MOST_BYTES + 1);
      if (json.length <= MOST_BYTES) {
        return Policy.parse(json);
      }
      from.problem(from.named(KEY) + ", must name a policy file of at most 1 MiB");
    } catch (Policy.Invalid e) {
      from.problem(from.named(KEY) + ", " + path.getFileName() + " " + e.getMessage());
    }
    return Policy.defaults();
  }
}
