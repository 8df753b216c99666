package io.octollm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class SecretKeyFileTest {
  private static final int STARTS = 8;

  @TempDir Path folder;

  /** Such as a topology and its arms, each a process of its own on one data folder. */
  @Test
  void allThatStartAtOnceHaveOneKey() throws Exception {
    try (ExecutorService starts = Executors.newFixedThreadPool(STARTS)) {
      for (int round = 0; round < 50; round++) {
        Path data = Files.createDirectory(folder.resolve("data" + round));
        CyclicBarrier together = new CyclicBarrier(STARTS);
        List<Future<byte[]>> keys = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
          keys.add(starts.submit(() -> {
            together.await();
            return SecretKeyFile.key(data, null);
          }));
        }
        Set<String> different = new TreeSet<>();
        for (Future<byte[]> key : keys) {
          different.add(HexFormat.of().formatHex(key.get()));
        }
        assertThat(different).hasSize(1);
      }
    }
  }

  @Test
  void keyIsItsOwnersAloneAndLeavesNothingBesideIt() throws Exception {
    SecretKeyFile.key(folder, null);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secret.key"))))
        .isEqualTo("rw-------");
    assertThat(folder.toFile().list()).containsExactly("secret.key");
  }
}
