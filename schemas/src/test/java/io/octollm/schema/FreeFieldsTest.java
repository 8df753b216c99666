package io.octollm.schema;

import static io.octollm.schema.TaskFieldsTest.with;
import static io.octollm.schema.TaskReaderTest.problem;
import static io.octollm.schema.TaskReaderTest.read;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeFieldsTest {
  @ParameterizedTest
  @CsvSource({"context", "metadata"})
  void sixtyFourLevelsAreDeepEnough(String field) {
    assertThat(read(with(field, nested(64)))).isInstanceOf(Decoded.Value.class);
    assertThat(problem(with(field, nested(65))).message())
        .startsWith(field + ".#0.#0").endsWith(" is nested deeper than 64 levels");
  }

  @Test
  void contextAndMetadataTogetherHaveTwoHundredFiftySixKibibytes() {
    int half = TaskFields.MAX_FREE_BYTES / 2;
    String fits = "{\"goal\":\"x\",\"context\":" + weighing(half) + ",\"metadata\":" + weighing(half) + "}";
    String over = "{\"goal\":\"x\",\"context\":" + weighing(half) + ",\"metadata\":" + weighing(half + 1) + "}";

    assertThat(read(fits)).isInstanceOf(Decoded.Value.class);
    assertThat(problem(over).message()).isEqualTo("context with metadata is over 262144 bytes");
  }

  @Test
  void spacesAroundAContextDoNotCountAsItsBytes() {
    assertThat(read(" ".repeat(300_000) + "{\"goal\":\"x\"}")).isInstanceOf(Decoded.Value.class);
  }

  /** Records up to half of the limit are not measured: the worst growth is that of small decimals. */
  @Test
  void noNumberIsWrittenWithMoreThanTwiceItsCharacters() {
    for (String number : List.of("1e-6", "9e-6", "1e5", "1E5", "10e-7", "1e1", "1e0", "12e-6", "1.0e-5",
        "123e-9", "1e9999", "1e-9999", "0e-6", "0.0", "0e9")) {
      String written = Codec.json().readTree("[" + number + "]").toString();
      assertThat(written.length() - 2).as(number).isLessThanOrEqualTo(2 * number.length());
    }
  }

  private static String nested(int levels) {
    return "{\"a\":".repeat(levels) + "1" + "}".repeat(levels);
  }

  private static String weighing(int bytes) {
    return "{\"a\":\"" + "b".repeat(bytes - 8) + "\"}";
  }
}
