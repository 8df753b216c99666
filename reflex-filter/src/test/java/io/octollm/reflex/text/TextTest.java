package io.octollm.reflex.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  private static final String STRING = "Straße 12, ΑΣ: \uD83D\uDE00 key=\"Key\" kelvin \u212A";
  private static final Text TEXT = Text.of(STRING);

  @ParameterizedTest
  @ValueSource(strings = {"S", "Straße", "key", "KEY", "ας", "k", "\u212A", "none of these", "\uD83D"})
  void answersAsTheStringDoes(String part) {
    for (int i = -2; i < STRING.length() + 2; i++) {
      assertThat(TEXT.startsWith(part, i)).as("starts at %d", i).isEqualTo(STRING.startsWith(part, i));
      assertThat(TEXT.indexOf(part, i)).as("from %d", i).isEqualTo(STRING.indexOf(part, i));
      assertThat(TEXT.lastIndexOf(part, i)).as("to %d", i).isEqualTo(STRING.lastIndexOf(part, i));
      assertThat(TEXT.indexOf(part.charAt(0), i)).isEqualTo(STRING.indexOf(part.charAt(0), i));
      assertThat(TEXT.lastIndexOf(part.charAt(0), i)).isEqualTo(STRING.lastIndexOf(part.charAt(0), i));
      assertThat(TEXT.regionMatches(true, i, part, 0, part.length())).as("in any case at %d", i)
          .isEqualTo(STRING.regionMatches(true, i, part, 0, part.length()));
    }
  }

  @Test
  void everyPlaceOutsideIsTheEndOfALine() {
    assertThat(TEXT.at(-1)).isEqualTo('\n');
    assertThat(TEXT.at(STRING.length())).isEqualTo('\n');
    assertThat(TEXT.at(0)).isEqualTo('S');
  }

  @Test
  void aShorterTextShowsNothingOfTheLongerOneBefore() {
    Text text = new Text();
    text.open("a long one with a secret");
    text.close();
    text.open("short");

    assertThat(text).hasToString("short").hasSize(5);
    assertThat(text.indexOf("secret", 0)).isNegative();
    assertThat(text.at(7)).isEqualTo('\n');
  }

  @Test
  void searchesOfAPartEndWithIt() {
    assertThat(TEXT.indexOf('k', 0, STRING.indexOf('k'))).isNegative();
    assertThat(TEXT.indexOf("key", 0, STRING.indexOf("key") + 2)).isNegative();
    assertThat(TEXT.indexOf("key", 0, STRING.indexOf("key") + 3)).isEqualTo(STRING.indexOf("key"));
  }
}
