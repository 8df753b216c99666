package io.octollm.ops.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostChecksTest {
  @TempDir Path folder;

  private static String line(Finding finding) {
    if (finding instanceof Finding.Trouble) {
      DoctorPage.tells(finding);
    }
    return finding.line();
  }

  @Test
  void anOlderJavaIsNamed() {
    assertThat(line(HostChecks.java(Runtime.Version.parse("21.0.2"))))
        .isEqualTo("FAIL  java: this is Java 21, 25 is needed; fix: install a JDK 25 and point OCTOLLM_JAVA_HOME to it");
    assertThat(line(HostChecks.java(Runtime.version()))).startsWith("ok ");
  }

  @Test
  void aDiskThatIsNearlyFullIsNamed() {
    assertThat(line(HostChecks.dataFolder(folder, Long.MAX_VALUE)))
        .startsWith("FAIL  data folder: only ").contains("are needed; fix: free some space");
  }

  /** A folder that even root cannot write. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderThatCannotBeWrittenIsNamed() {
    assertThat(line(HostChecks.dataFolder(Path.of("/proc/octollm"), 0)))
        .contains("/proc cannot be written", "fix: make it writable or set OCTOLLM_DATA_DIR");
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aKeyThatOthersMayReadIsNamed() throws Exception {
    Path key = Files.writeString(folder.resolve("secret.key"), "0123456789abcdef");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r-----"));
    assertThat(line(HostChecks.secretKey(folder)))
        .contains("can be used by others than its owner; fix: chmod 600 " + key);

    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    assertThat(line(HostChecks.secretKey(folder))).startsWith("ok ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "fifteen-letters\n"})
  void aKeyThatIsTooShortIsNamed(String key) throws Exception {
    Files.writeString(folder.resolve("secret.key"), key);

    assertThat(line(HostChecks.secretKey(folder)))
        .contains("is shorter than 16 bytes; fix: delete it").doesNotContain("short;", "fifteen");
  }

  @Test
  void aPortThatIsTakenIsNamed() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(line(HostChecks.http(Optional.of(new InetSocketAddress("127.0.0.1", taken.getLocalPort())))))
          .contains("cannot be taken (BindException); fix: choose another with OCTOLLM_HTTP_PORT");
    }
  }
}
