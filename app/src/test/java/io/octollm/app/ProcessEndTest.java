package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the end of the process says, which no verb has in its hands. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ProcessEndTest {
  @Test
  void whatDoesNotFitOntoTheDiskIsNotSaidToBeDone() throws Exception {
    Path full = Path.of("/dev/full");
    assumeThat(full).exists();

    Process version = start(ProcessBuilder.Redirect.to(full.toFile()), "version");

    assertThat(new String(version.getErrorStream().readAllBytes()))
        .startsWith("octollm: the output could not be written to its end: ").hasLineCount(1);
    assertThat(version.waitFor()).isEqualTo(Exit.UNREACHABLE);
  }

  @Test
  void readerThatHasGoneHasWhatItWants() throws Exception {
    Process version = start(ProcessBuilder.Redirect.PIPE, "version");
    version.getInputStream().close();

    assertThat(version.getErrorStream().readAllBytes()).isEmpty();
    assertThat(version.waitFor()).isZero();
  }

  @Test
  void whatBreaksTheJvmIsOneLineAndNoAnswer() throws Exception {
    Process scan = start(ProcessBuilder.Redirect.DISCARD, "reflex", "scan", "/dev/zero");

    assertThat(new String(scan.getErrorStream().readAllBytes()))
        .isEqualTo("octollm: broke on java.lang.OutOfMemoryError\n");
    assertThat(scan.waitFor()).isEqualTo(Exit.UNREACHABLE);
  }

  /** With less memory than the longest line takes. */
  private static Process start(ProcessBuilder.Redirect out, String... verb) throws IOException {
    List<String> words = new ArrayList<>(List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx48m", "-Xlog:disable",
        "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED", "-cp",
        System.getProperty("java.class.path"), OctoLlm.class.getName()));
    words.addAll(List.of(verb));
    return new ProcessBuilder(words)
        .directory(Files.createDirectories(Path.of("target")).toFile()).redirectOutput(out).start();
  }
}
