package io.octollm.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostListTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "example.org|true", "Example.org, *.example.org:8443|true", "[::1]:1|true", "10.0.0.1:65535|true",
      "example.org:65536|false", "example.org:0|false", "example.org:|false", "example.org,|false",
      "http://example.org|false", "example.org/|false", "a b|false", "*|false", "*.*.org|false"})
  void listIsReadInOneForm(String text, boolean good) {
    assertThat(HostList.parse(text) != null).isEqualTo(good);
  }
}
