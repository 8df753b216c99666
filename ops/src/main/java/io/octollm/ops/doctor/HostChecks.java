package io.octollm.ops.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Looks at the machine that this process runs on. */
final class HostChecks {
  static final long LEAST_FREE_BYTES = 1024L * 1024 * 1024;

  private static final int JAVA = 25;
  private static final int LEAST_KEY_BYTES = 16;
  private static final String KEY_FILE = "secret.key";
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private HostChecks() {}

  static Finding java(Runtime.Version version) {
    return version.feature() >= JAVA
        ? new Finding.Ok("java", System.getProperty("java.vm.name") + " " + version)
        : new Finding.Trouble("java", "this is Java " + version.feature() + ", " + JAVA + " is needed",
            "install a JDK " + JAVA + " and point OCTOLLM_JAVA_HOME to it");
  }

  static Finding dataFolder(Path folder, long leastFreeBytes) {
    Path nearest = folder.toAbsolutePath();
    while (!Files.exists(nearest) && nearest.getParent() != null) {
      nearest = nearest.getParent();
    }
    try {
      if (!Files.isDirectory(nearest)) {
        return new Finding.Trouble("data folder", nearest + " is no folder",
            "set OCTOLLM_DATA_DIR to a folder");
      }
      Files.delete(Files.createTempFile(nearest, ".octollm-probe", ""));
      long free = Files.getFileStore(nearest).getUsableSpace();
      return free >= leastFreeBytes
          ? new Finding.Ok("data folder", folder + " can be written, " + mebibytes(free) + " free")
          : new Finding.Trouble("data folder", "only " + mebibytes(free) + " are free at " + folder
              + ", " + mebibytes(leastFreeBytes) + " are needed",
              "free some space or set OCTOLLM_DATA_DIR to another disk");
    } catch (IOException e) {
      return new Finding.Trouble("data folder",
          nearest + " cannot be written (" + e.getClass().getSimpleName() + ")",
          "make it writable or set OCTOLLM_DATA_DIR to another folder");
    }
  }

  private static String mebibytes(long bytes) {
    return bytes / (1024 * 1024) + " MiB";
  }

  /** The key of the cache and of the policy's HMACs, where it lies in the data folder. */
  static Finding secretKey(Path folder) {
    Path file = folder.resolve(KEY_FILE);
    if (!Files.exists(file)) {
      return new Finding.Ok("secret key", "no file yet, one is drawn at the first start");
    }
    try {
      if (Files.readString(file).strip().length() < LEAST_KEY_BYTES) {
        return new Finding.Trouble("secret key", file + " is shorter than " + LEAST_KEY_BYTES + " bytes",
            "delete it, the next start draws another; what was cached under it is asked anew");
      }
      Set<PosixFilePermission> others = others(file);
      return others.isEmpty()
          ? new Finding.Ok("secret key", file + " is for its owner alone")
          : new Finding.Trouble("secret key", file + " can be used by others than its owner",
              "chmod 600 " + file);
    } catch (IOException e) {
      return new Finding.Trouble("secret key",
          file + " cannot be read (" + e.getClass().getSimpleName() + ")",
          "let the user of this process own it");
    }
  }

  private static Set<PosixFilePermission> others(Path file) throws IOException {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Set.of();
    }
    Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    others.removeAll(OWNERS);
    return others;
  }

  /** @param asked for; where none was, a free port is taken when the usual one is not */
  static Finding http(Optional<InetSocketAddress> asked) {
    if (asked.isEmpty()) {
      return new Finding.Ok("http port", "none was asked for, or a pipeline of ours has it");
    }
    InetSocketAddress address = asked.get();
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address);
      return new Finding.Ok("http port", address.getPort() + " is free");
    } catch (IOException e) {
      return new Finding.Trouble("http port",
          address.getPort() + " on " + address.getHostString() + " cannot be taken ("
              + e.getClass().getSimpleName() + ")",
          "choose another with OCTOLLM_HTTP_PORT (--port), 0 for a free one");
    }
  }
}
