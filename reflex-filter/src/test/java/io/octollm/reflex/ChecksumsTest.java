package io.octollm.reflex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checksums, held to the examples that standards and offices print. */
class ChecksumsTest {
  private static Digits digits(String text) {
    return i -> text.charAt(i) - '0';
  }

  /** ISO/IEC 7812-1's example, and cards that schemes print for tests. */
  @ParameterizedTest
  @ValueSource(strings = {"79927398713", "4111111111111111", "378282246310005", "49927398716"})
  void luhnHolds(String number) {
    assertThat(Luhn.holds(digits(number), number.length())).isTrue();
  }

  @Test
  void luhnFindsEveryWrongDigit() {
    for (char last = '0'; last <= '9'; last++) {
      assertThat(Luhn.holds(digits("7992739871" + last), 11)).isEqualTo(last == '3');
    }
  }

  @Test
  void luhnReadsAPart() {
    assertThat(Luhn.holds(digits("0079927398713"), 2, 13)).isTrue();
  }

  /** The examples of Verhoeff's scheme: 236 gets a 3, 12345 a 1, 142857 a 0. */
  @ParameterizedTest
  @ValueSource(strings = {"2363", "123451", "1428570", "1234567890120"})
  void verhoeffHolds(String number) {
    assertThat(Verhoeff.holds(digits(number), number.length())).isTrue();
  }

  @Test
  void verhoeffFindsEverySwapOfNeighbours() {
    String number = "234123412346";
    for (int i = 1; i < number.length(); i++) {
      StringBuilder swapped = new StringBuilder(number);
      swapped.setCharAt(i, number.charAt(i - 1));
      swapped.setCharAt(i - 1, number.charAt(i));
      if (!swapped.toString().equals(number)) {
        assertThat(Verhoeff.holds(digits(swapped.toString()), 12)).as("at " + i).isFalse();
      }
    }
  }

  /** ISO/IEC 7064's own example for MOD 11,10 is 0794 with the check digit 5. */
  @ParameterizedTest
  @ValueSource(strings = {"07945", "86095742719"})
  void iso7064Holds(String number) {
    assertThat(Iso7064.holds(digits(number), number.length())).isTrue();
  }

  @Test
  void iso7064FindsEveryWrongDigit() {
    for (char last = '0'; last <= '9'; last++) {
      assertThat(Iso7064.holds(digits("0794" + last), 5)).isEqualTo(last == '5');
    }
  }

  /** ICAO Doc 9303-3: 520727 has the check digit 3, AB2134 with fillers the 5. */
  @Test
  void icao9303Holds() {
    assertThat(Icao9303.holds("5207273", 0, 7)).isTrue();
    assertThat(Icao9303.holds("AB21345", 0, 7)).isTrue();
    assertThat(Icao9303.holds("5207274", 0, 7)).isFalse();
  }

  @Test
  void weightsAreCountedFromTheLeft() {
    assertThat(Weights.of(3, 2, -1).sum(digits("1234"))).isEqualTo(3 + 4 - 3);
    assertThat(Weights.of(3, 2, -1).sum(digits("1234"), 1)).isEqualTo(6 + 6 - 4);
  }

  @Test
  void aLeapDayIsOneInLeapYearsOnly() {
    assertThat(Days.exist(2000, 2, 29)).isTrue();
    assertThat(Days.exist(2024, 2, 29)).isTrue();
    assertThat(Days.exist(1900, 2, 29)).isFalse();
    assertThat(Days.exist(2023, 2, 29)).isFalse();
    assertThat(Days.exist(2, 29)).isTrue();
    assertThat(Days.exist(4, 31)).isFalse();
    assertThat(Days.exist(0, 1)).isFalse();
    assertThat(Days.exist(1, 0)).isFalse();
  }
}
