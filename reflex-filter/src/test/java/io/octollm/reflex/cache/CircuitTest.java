package io.octollm.reflex.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.octollm.reflex.cache.Circuit.State;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CircuitTest {
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Circuit circuit = new Circuit(3, 10, nanos::get);

  private void fail(int times) {
    for (int i = 0; i < times; i++) {
      circuit.failed();
    }
  }

  @Test
  void fewFailuresLeaveItClosed() {
    fail(2);

    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aSuccessBetweenFailuresStartsTheCountAnew() {
    fail(2);
    circuit.succeeded();
    fail(2);

    assertThat(circuit.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void failuresInARowOpenItOnce() {
    fail(2);

    assertThat(circuit.failed()).isTrue();
    assertThat(circuit.failed()).isFalse();
    assertThat(circuit.admits()).isFalse();
    assertThat(circuit.state()).isEqualTo(State.OPEN);
  }

  @Test
  void afterTheHoldOffOneCallerTriesAndOthersWait() {
    fail(3);
    nanos.addAndGet(10);

    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.admits()).isFalse();
    assertThat(circuit.state()).isEqualTo(State.HALF_OPEN);
  }

  @Test
  void aTrialThatFailsOpensItAgain() {
    fail(3);
    nanos.addAndGet(10);
    circuit.admits();

    circuit.failed();
    nanos.addAndGet(9);

    assertThat(circuit.state()).isEqualTo(State.OPEN);
    assertThat(circuit.admits()).isFalse();
  }

  @Test
  void aTrialThatSucceedsClosesIt() {
    fail(3);
    nanos.addAndGet(10);
    circuit.admits();

    assertThat(circuit.succeeded()).isTrue();
    assertThat(circuit.admits()).isTrue();
    assertThat(circuit.state()).isEqualTo(State.CLOSED);
  }

  @Test
  void aTrialOfWhichNothingIsHeardIsFollowedByAnother() {
    fail(3);
    nanos.addAndGet(10);
    circuit.admits();
    nanos.addAndGet(10);

    assertThat(circuit.admits()).isTrue();
  }
}
