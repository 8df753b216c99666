package io.octollm.app;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM leaves when it runs out of memory: its heap in the data folder, for the owner alone as
 * all that lies there. One file and never two, for the JVM overwrites none: the first process of a
 * chain of restarts tells most.
 */
final class HeapDump {
  private static final String NAME = "heap.hprof.gz";

  private HeapDump() {}

  /** Has it written when the time comes; returns a remark on one that is there already, or null. */
  static @Nullable String arrange(Path dataDir) throws IOException {
    Path file = dataDir.resolve(NAME).toAbsolutePath().normalize();
    HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
    vm.setVMOption("HeapDumpPath", file.toString());
    vm.setVMOption("HeapDumpGzipLevel", "1");
    vm.setVMOption("HeapDumpOnOutOfMemoryError", "true");
    return Files.exists(file)
        ? "a process ran out of memory at " + Files.getLastModifiedTime(file) + ": its heap is in "
            + NAME + " of the data folder, and no other is written while it lies there"
        : null;
  }
}
