package io.octollm.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void startingUpDoesNotCount() {
    Pace pace = new Pace(300);
    pace.look(0, 0);
    pace.look(10 * SECOND, 100);
    pace.look(12 * SECOND, 300);

    assertThat(pace.perSecond()).isEqualTo(100);
  }

  @Test
  void whatIsDoneInOneCommitCountsFromTheLastLookBefore() {
    Pace pace = new Pace(100);
    pace.look(0, 0);
    pace.look(5 * SECOND, 0);
    pace.look(6 * SECOND, 100);

    assertThat(pace.perSecond()).isEqualTo(100);
  }

  @Test
  void allIsDoneWhenTheLastIs() {
    Pace pace = new Pace(2);

    assertThat(pace.look(0, 1)).isFalse();
    assertThat(pace.look(1, 2)).isTrue();
  }

  @Test
  void medianIsTheMiddle() {
    assertThat(Median.of(List.of(3.0, 1.0, 2.0))).isEqualTo(2);
    assertThat(Median.of(List.of(4.0, 1.0, 2.0, 3.0))).isEqualTo(2.5);
  }
}
