package io.octollm.app;

import io.octollm.app.config.Configuration;
import io.octollm.app.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The key of cache keys and the policy's HMACs: the setting, else a file for its owner alone. */
final class SecretKeyFile {
  private static final String NAME = "secret.key";
  private static final int KEY_BYTES = 32;

  private SecretKeyFile() {}

  /** The key's bytes; drawn once for a data folder. */
  static byte[] key(Path dataDir, @Nullable Secret setting) throws IOException {
    if (setting != null) {
      return setting.bytes();
    }
    Path file = dataDir.resolve(NAME);
    if (!Files.exists(file)) {
      draw(dataDir, file);
    }
    byte[] key = Files.readString(file).strip().getBytes(StandardCharsets.US_ASCII);
    if (key.length < Configuration.LEAST_KEY_BYTES) {
      throw Failure.unreachable(file + " is shorter than " + Configuration.LEAST_KEY_BYTES
          + " bytes: delete it, the next start draws another");
    }
    return key;
  }

  /** Draws one into the file; where another process of this folder was first, its key is everybody's. */
  private static void draw(Path dataDir, Path file) throws IOException {
    Path whole = OwnerOnly.create(dataDir, NAME);
    try {
      Files.writeString(whole, HexFormat.of().formatHex(drawn()));
      link(file, whole);
    } finally {
      Files.deleteIfExists(whole);
    }
  }

  /** Unlike a move a link fails where there is a file; some file systems have none. */
  private static void link(Path file, Path whole) throws IOException {
    try {
      Files.createLink(file, whole);
    } catch (FileAlreadyExistsException e) {
      return;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Files.move(whole, file);
    }
  }

  /** A key that nobody else has. */
  static byte[] drawn() {
    byte[] drawn = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(drawn);
    return drawn;
  }
}
