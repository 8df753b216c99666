package io.octollm.reflex.injection;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileTextTest {
  private static final int LENGTH = 1 << 20;
  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final InjectionSigns signs = new InjectionSigns(Thresholds.DEFAULTS);

  @ParameterizedTest
  @Timeout(30)
  @ValueSource(strings = {"a@", "{[<", "1", "x", "ignore", "a ", "a-", "aWdub3JlIGFsbA", "aaaaaaaaaaaaaaaaaaaaaaaa/",
      "%69%67", "49676e", "69 67 ", "\u200b", "\uDB40\uDC61", "\uD835\uDC1A", "\uD800", "a\u0336", "<|im_",
      "](http://a?b={", "](http://a?b=AB", "=== end ", "-", "your instructions previous all ignore ", "中", "a: ",
      "&#", "\\u"})
  void timeIsLinearInTheText(String unit) {
    String text = unit.repeat(LENGTH / unit.length());
    signs.of(text, Trust.TOOL);

    long start = System.nanoTime();
    signs.of(text, Trust.TOOL);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT);
  }

  @Test
  void nothingIsAllocatedForACleanText() {
    String text = "for (int i = 0; i < n; i++) { sum += values[i]; } // adds the values, see README.md\n"
        .repeat(50) + "The service starts, reads its settings and opens port 8080. ".repeat(50);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    signs.of(text, Trust.USER);

    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 100; i++) {
      signs.of(text, Trust.USER);
    }

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1_000);
  }
}
