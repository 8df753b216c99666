package io.octollm.ops.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DiagnosticsTest {
  private final Diagnostics diagnostics = new Diagnostics();

  private static String text(Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return new String(answer.body(), UTF_8);
  }

  @Test
  void threadDumpShowsVirtualThreads() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    Thread.ofVirtual().name("virtual-sleeper").start(() -> {
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    try {
      assertThat(text(diagnostics.threads(false))).contains("virtual-sleeper");
    } finally {
      over.countDown();
    }
  }

  @Test
  void profileIsAFlameGraph() throws Exception {
    assertThat(text(diagnostics.profile(1)))
        .containsIgnoringCase("<html").contains("OctoLLM").hasSizeGreaterThan(1000);
  }

  @Test
  void oldObjectsNameWhatIsHeldAndByWhom() throws Exception {
    List<Held> leak = Collections.synchronizedList(new ArrayList<>());
    AtomicBoolean leaking = new AtomicBoolean(true);
    Thread leaker = Thread.ofPlatform().daemon().start(() -> {
      while (leaking.get() && leak.size() < 100_000) {
        leak.add(new Held(new byte[2_048]));
        LockSupport.parkNanos(50_000);
      }
    });
    String answer = text(diagnostics.oldObjects(2));
    // The JVM samples: with many threads beside it, it may take none of a small leak.
    for (int more = 0; more < 5 && !answer.contains(Held.class.getName()); more++) {
      answer = text(diagnostics.oldObjects(2));
    }
    leaking.set(false);
    leaker.join();

    assertThat(answer).contains(" of byte[]\n", "allocated at " + DiagnosticsTest.class.getName(),
        "held by " + Held.class.getName() + ".bytes < java.lang.Object[][] < java.util.ArrayList.");
  }

  private record Held(byte[] bytes) {}
}
