package io.octollm.orchestrator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitSettingsTest {
  private static CircuitSettings settings(
      int failures, long pause, int inRow, double share, int window, long floodPause) {
    return new CircuitSettings(failures, Duration.ofMillis(pause), inRow, share, window,
        Duration.ofMillis(floodPause));
  }

  @ParameterizedTest
  @CsvSource({"1,1,1,0.001,1,1", "5,1,20,1,64,1"})
  void limitsThemselvesAreAllowed(
      int failures, long pause, int inRow, double share, int window, long floodPause) {
    assertThatCode(() -> settings(failures, pause, inRow, share, window, floodPause))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"0,1,1,0.5,1,1", "1,0,1,0.5,1,1", "1,1,0,0.5,1,1", "1,1,1,0,1,1", "1,1,1,1.001,1,1",
      "1,1,1,0.5,0,1", "1,1,1,0.5,65,1", "1,1,1,0.5,1,0", "1,1,1,NaN,1,1"})
  void whatIsBeyondALimitIsRefusedByName(
      int failures, long pause, int inRow, double share, int window, long floodPause) {
    assertThatThrownBy(() -> settings(failures, pause, inRow, share, window, floodPause))
        .hasMessageContaining("flood.window 1 to 64");
  }
}
