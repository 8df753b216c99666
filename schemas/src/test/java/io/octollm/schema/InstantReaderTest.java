package io.octollm.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InstantReaderTest {

  @Test
  void whateverAnInstantWritesIsReadAsTheSame() {
    Random random = new Random(9);
    int[] units = {1, 1_000, 1_000_000, 100_000_000, 1_000_000_000};
    for (int i = 0; i < 20_000; i++) {
      int unit = units[random.nextInt(units.length)];
      Instant instant = Instant.ofEpochSecond(
          random.nextLong(-62_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000) / unit * unit);

      assertThat(InstantReader.read(instant.toString())).isEqualTo(instant);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Z", "2026-01-01", "2026-01-01T00:00:00", "2026-01-01T00:00:00+01:00",
      "2026-01-01T24:00:00Z", "2026-01-01T00:60:00Z", "2026-01-01T00:00:60Z", "2026-02-30T00:00:00Z",
      "2026-13-01T00:00:00Z", "-026-01-01T00:00:00Z", "2026-01-01T00:00:00.Z", "2026-01-01 00:00:00Z",
      "2026-01-01T00:00:00,5Z", "2026-01-01T00:00:00.1234567890Z", "2026-1-01T000:00:00Z",
      "２026-01-01T00:00:00Z", "+12026-01-01T00:00:00Z"})
  void anyOtherFormIsLeftToJackson(String text) {
    assertThat(InstantReader.read(text)).isNull();
  }

  @Test
  void recordsAreReadInBothForms() {
    assertThat(Codec.json().readValue("\"2026-01-01T01:00:00+01:00\"", Instant.class))
        .isEqualTo(Codec.json().readValue("\"2026-01-01T00:00:00Z\"", Instant.class))
        .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
  }
}
