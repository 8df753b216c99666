package io.octollm.app;

import io.octollm.schema.Codec;
import io.octollm.schema.Decoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** The small file in the data folder by which other processes find a running pipeline. */
final class RunningFile {
  private static final String NAME = "octollm.json";

  /** What the file says. */
  record Addresses(String bootstrap, @Nullable String http, long pid) {
    boolean alive() {
      return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
  }

  private final Path dataDir;
  private final Path file;

  RunningFile(Path dataDir) {
    this.dataDir = dataDir;
    this.file = dataDir.resolve(NAME);
  }

  /** The addresses; null when there is no file that can be read. */
  @Nullable Addresses read() {
    try {
      return switch (Codec.decode(Files.readAllBytes(file), Addresses.class)) {
        case Decoded.Value<Addresses>(Addresses found) when found.bootstrap() != null -> found;
        case Decoded.Value<Addresses> empty -> null;
        case Decoded.Problem<Addresses> broken -> null;
      };
    } catch (IOException e) {
      return null;
    }
  }

  /** Replaces the file as a whole, so that nobody reads half of it. */
  void write(Addresses addresses) throws IOException {
    Path written = OwnerOnly.create(dataDir, NAME);
    try {
      Files.write(written, Codec.encode(addresses));
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** Removes the file if it speaks of that process. */
  void remove(long pid) throws IOException {
    Addresses addresses = read();
    if (addresses != null && addresses.pid() == pid) {
      Files.deleteIfExists(file);
    }
  }
}
