package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewTest {
  private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

  /** Its equality is written out: a component that is added has to be added there and here. */
  @Test
  void circuitsAreEqualWhenAllTheirComponentsAre() {
    View.Circuit circuit = new View.Circuit(View.Breaker.OPEN, 3, "task-1", AT, false, 2, 5, 7);
    List<View.Circuit> others = List.of(
        new View.Circuit(View.Breaker.CLOSED, 3, "task-1", AT, false, 2, 5, 7),
        new View.Circuit(View.Breaker.OPEN, 4, "task-1", AT, false, 2, 5, 7),
        new View.Circuit(View.Breaker.OPEN, 3, null, AT, false, 2, 5, 7),
        new View.Circuit(View.Breaker.OPEN, 3, "task-1", null, false, 2, 5, 7),
        new View.Circuit(View.Breaker.OPEN, 3, "task-1", AT, true, 2, 5, 7),
        new View.Circuit(View.Breaker.OPEN, 3, "task-1", AT, false, 1, 5, 7),
        new View.Circuit(View.Breaker.OPEN, 3, "task-1", AT, false, 2, 4, 7),
        new View.Circuit(View.Breaker.OPEN, 3, "task-1", AT, false, 2, 5, 6));

    assertThat(others).hasSameSizeAs(View.Circuit.class.getRecordComponents()).doesNotContain(circuit);
    View.Circuit same = new View.Circuit(View.Breaker.OPEN, 3, "task-1", AT, false, 2, 5, 7);
    assertThat(same).isEqualTo(circuit).hasSameHashCodeAs(circuit);
  }
}
