package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HeapDumpTest {
  @TempDir Path data;

  /** Runs out of memory, and says before whether a heap lies there. */
  static final class Hungry {
    public static void main(String[] arguments) throws IOException {
      System.out.println(HeapDump.arrange(Path.of(arguments[0])));
      List<byte[]> kept = new ArrayList<>();
      while (kept.size() < Integer.MAX_VALUE) {
        kept.add(new byte[1 << 20]);
      }
    }
  }

  private String exhaust() throws Exception {
    Process process = new ProcessBuilder(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx32m",
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xlog:disable", "-cp",
        System.getProperty("java.class.path"), Hungry.class.getName(), data.toString())
        .redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(said).contains("OutOfMemoryError");
    return said.lines().findFirst().orElseThrow();
  }

  @Test
  void exhaustedProcessLeavesItsHeapAndTheNextOneSaysSo() throws Exception {
    Path heap = data.resolve("heap.hprof.gz");

    assertThat(exhaust()).isEqualTo("null");
    byte[] first = Files.readAllBytes(heap);
    try (InputStream dump = new GZIPInputStream(Files.newInputStream(heap))) {
      assertThat(new String(dump.readNBytes(12), StandardCharsets.US_ASCII)).isEqualTo("JAVA PROFILE");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(heap))).isEqualTo("rw-------");

    assertThat(exhaust()).startsWith("a process ran out of memory at 20");
    assertThat(Files.readAllBytes(heap)).isEqualTo(first);
    try (var files = Files.list(data)) {
      assertThat(files).hasSize(1);
    }
  }
}
