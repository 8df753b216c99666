package io.octollm.app;

import io.octollm.app.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The key of the cache keys' HMAC: the setting, else a file that its owner alone may read. */
final class SecretKeyFile {
  private static final String NAME = "secret.key";
  private static final int KEY_BYTES = 32;

  private SecretKeyFile() {}

  /** The key's bytes; drawn once for a data folder. */
  static byte[] key(Path dataDir, @Nullable Secret setting) throws IOException {
    if (setting != null) {
      return setting.value().getBytes(StandardCharsets.UTF_8);
    }
    Path file = dataDir.resolve(NAME);
    if (!Files.exists(file)) {
      byte[] drawn = new byte[KEY_BYTES];
      new SecureRandom().nextBytes(drawn);
      Files.writeString(OwnerOnly.create(file), HexFormat.of().formatHex(drawn));
    }
    return Files.readString(file).strip().getBytes(StandardCharsets.US_ASCII);
  }
}
