package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReflexMetersTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final ReflexMeters meters = new ReflexMeters(registry);

  private double count(String name, String... tags) {
    return registry.get(name).tags(tags).counter().count();
  }

  @Test
  void findingsAreCountedByTypeAndAction() {
    meters.found(Map.of("EMAIL", 4),
        Map.of(Action.REDACT, Map.of("EMAIL", 2, "URL", 1), Action.MASK, Map.of("EMAIL", 1)));

    assertThat(count("octollm.reflex.findings", "type", "EMAIL", "action", "redact")).isEqualTo(2);
    assertThat(count("octollm.reflex.findings", "type", "EMAIL", "action", "mask")).isEqualTo(1);
    assertThat(count("octollm.reflex.findings", "type", "URL", "action", "redact")).isEqualTo(1);
    assertThat(count("octollm.reflex.findings", "type", "EMAIL", "action", "allow")).isEqualTo(1);
  }

  @Test
  void lookUpsAreCountedByResult() {
    meters.lookedUp("hit");

    assertThat(count("octollm.cache.requests", "result", "hit")).isEqualTo(1);
  }
}
