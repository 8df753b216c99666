package io.octollm.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  @ParameterizedTest
  @CsvSource({"Retry-After,2,2000", "Retry-After,0,0", "Retry-After,1.5,1500",
      "Retry-After,'Sat, 31 Jan 2026 12:00:05 GMT',5000", "Retry-After,'Sat, 31 Jan 2026 11:00:00 GMT',0",
      "Retry-After,999999999,86400000", "Retry-After-Ms,250,250"})
  void timeIsReadInEachOfItsForms(String name, String value, long millis) {
    assertThat(millis(name, value)).isEqualTo(millis);
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "-1", "1e9", ""})
  void whatCannotBeReadSaysNothing(String value) {
    assertThat(millis("Retry-After", value)).isNull();
  }

  private static Long millis(String name, String value) {
    return RetryAfter.millis(HttpHeaders.of(Map.of(name, List.of(value)), (n, v) -> true), Requests.NOW);
  }
}
