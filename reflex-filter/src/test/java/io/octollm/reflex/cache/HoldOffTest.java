package io.octollm.reflex.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HoldOffTest {
  private final AtomicLong nanos = new AtomicLong();
  private final HoldOff holdOff = new HoldOff(10, nanos::get);

  @Test
  void afterTheHoldOffOneCallerTriesAndOthersWait() {
    holdOff.failed();
    nanos.set(10);

    assertThat(holdOff.admits()).isTrue();
    assertThat(holdOff.admits()).isFalse();
  }

  @Test
  void afterASuccessEveryoneIsAdmitted() {
    holdOff.failed();

    holdOff.succeeded();

    assertThat(holdOff.admits()).isTrue();
  }
}
