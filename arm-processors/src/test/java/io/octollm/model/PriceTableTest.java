package io.octollm.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceTableTest {
  private static final String OWN = """
      {
        "format": 1,
        "version": "mine-1",
        "prices": {
          "*llama*": {"in": 0, "out": 0},
          "gpt-4o*": {"in": 1, "out": 2},
          "vendor/gpt-4o": {"in": 3, "out": 4.5}
        }
      }
      """;

  @ParameterizedTest
  @CsvSource({"gpt-4o-mini,0.15,0.6", "gpt-4o,2.5,10", "gpt-4o-2024-11-20,2.5,10", "gpt-4.1-nano,0.1,0.4",
      "claude-sonnet-4-5-20250929,3,15", "text-embedding-3-small,0.02,0"})
  void longestPatternOfTheTableInTheJarDecides(String model, double in, double out) {
    assertThat(PriceTable.defaults().of(model)).hasValue(new Price(in, out));
  }

  @ParameterizedTest
  @CsvSource({"gpt-4o-mini,1,2", "vendor/gpt-4o,3,4.5", "meta/llama-3:8b,0,0", "o3,2,8"})
  void givenPatternsStandBeforeThoseOfTheJar(String model, double in, double out) throws Exception {
    assertThat(parse(OWN).of(model)).hasValue(new Price(in, out));
    assertThat(parse(OWN).version()).isEqualTo("mine-1");
  }

  @Test
  void modelThatNobodyNamesHasNoPrice() throws Exception {
    assertThat(parse(OWN).of("some-model")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', value = {
      "                                   | line 1: the file is empty",
      "[]                                 | line 1: an object in braces must stand here",
      "{\"format\": 1;                    | line 2: this is no JSON",
      "{\"format\": 2, \"version\": \"a\"} | line 1, format: this program reads format 1",
      "{\"version\": \"a\"}               | line 1: the file has no format",
      "{\"format\": 1}                    | line 1: the file has no version",
      "{\"format\": 1, \"version\": \"\"} | line 1, version: a version must be a string",
      "{\"format\": 1,;\"price\": {}}     | line 2, price: there is no such part of a price file, the nearest is prices",
      "{\"prices\":;{\"a\":;{\"in\": 1}}} | line 3, a: a price needs both",
      "{\"prices\":;{\"a\":;{\"in\": -1}}} | line 3, in: a price must be a number of USD",
      "{\"prices\":;{\"a\":;{\"in\": \"1\"}}} | line 3, in: a price must be a number of USD",
      "{\"prices\":;{\"a\":;{\"on\": 1}}} | line 3, on: a price has \"in\" and \"out\"",
      "{\"prices\":;{\"a b\": {}}}        | line 2: a pattern is a model's name without blanks",
      "{\"prices\":;{\"a\": {\"in\": 1, \"out\": 1},;\"a\": {}}} | line 3, a: this name stands twice",
      "{\"format\": 1, \"version\": \"a\"} 2 | line 1: nothing may follow the closing brace"})
  void fileThatDoesNotFitIsToldByLineAndField(String file, String problem) {
    String text = file == null ? "" : file.replace(';', '\n');

    assertThatThrownBy(() -> parse(text)).isInstanceOf(PriceTable.Invalid.class)
        .hasMessageStartingWith(problem);
  }

  private static PriceTable parse(String text) throws PriceTable.Invalid {
    return PriceTable.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
