package io.octollm.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.broker.EmbeddedBroker.Settings;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Counts the threads of this JVM, and so alone. */
@Timeout(60)
@Isolated
class StoppedBrokerTest {
  @TempDir Path folder;

  @Test
  void stoppedBrokerLeavesNoThreadThatKeepsTheJvmAlive() {
    var before = nonDaemonThreads();

    EmbeddedBroker.start(Settings.in(folder)).close();

    assertThat(nonDaemonThreads()).isSubsetOf(before);
  }

  private static Set<Thread> nonDaemonThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }
}
