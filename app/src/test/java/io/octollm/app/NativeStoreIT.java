package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A data folder from which nothing may be executed, in a mount namespace of the process's own. */
@Tag("tools")
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class NativeStoreIT {
  private static final String MOUNTED = "mount -t tmpfs -o noexec tmpfs \"$0\" && exec \"$@\"";

  @TempDir Path folder;

  private Process mounted(String... argv) throws IOException {
    List<String> words = new ArrayList<>(List.of("unshare", "-m", "sh", "-c", MOUNTED, folder.toString()));
    words.addAll(List.of(argv));
    return new ProcessBuilder(words).directory(Files.createDirectories(Path.of("target")).toFile())
        .redirectErrorStream(true).start();
  }

  @Test
  void isNamedWithTheCauseAndTheFix() throws Exception {
    assumeThat(mounted("true").waitFor()).as("who may not mount cannot see this").isZero();

    Process up = mounted(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xlog:disable",
        "-XX:TieredStopAtLevel=1", "-Xmx512m", "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow", "-cp", System.getProperty("java.class.path"),
        OctoLlm.class.getName(), "up", "--data", folder.toString(), "--port", "0");

    assertThat(new String(up.getInputStream().readAllBytes()).lines()).filteredOn(line -> line.contains("noexec"))
        .singleElement().asString().contains(folder.resolve("native").toString(), "failed to map", "--data");
    assertThat(up.waitFor()).isEqualTo(Exit.UNREACHABLE);
  }
}
