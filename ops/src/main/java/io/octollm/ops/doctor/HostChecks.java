package io.octollm.ops.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looks at the machine that this process runs on. */
final class HostChecks {
  private static final int JAVA = 25;
  private static final long LEAST_FREE_BYTES = 1024L * 1024 * 1024;

  private HostChecks() {}

  static Finding java() {
    int feature = Runtime.version().feature();
    return feature >= JAVA
        ? new Finding.Ok("java", System.getProperty("java.vm.name") + " " + Runtime.version())
        : new Finding.Trouble("java", "this is Java " + feature + ", " + JAVA + " is needed",
            "install a JDK " + JAVA + " and point OCTOLLM_JAVA_HOME to it");
  }

  static Finding dataFolder(Path folder) {
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
      return free >= LEAST_FREE_BYTES
          ? new Finding.Ok("data folder", folder + " can be written, " + mebibytes(free) + " free")
          : new Finding.Trouble("data folder", "only " + mebibytes(free) + " are free at " + folder,
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
}
