package io.octollm.reflex.injection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanaryTest {
  private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);

  private final Canary canary = Canary.of(KEY, "task-1/step-2");

  static Stream<UnaryOperator<String>> disguises() {
    return Stream.of(
        m -> m,
        m -> m.toUpperCase(Locale.ROOT),
        m -> String.join(" ", m.split("")),
        m -> String.join("-", m.split("")),
        m -> String.join("1", m.split("")),
        m -> m.substring(0, 9) + "\u200b\n" + m.substring(9),
        m -> new StringBuilder(m).reverse().toString(),
        Spellings::rotated,
        m -> HexFormat.of().formatHex(m.getBytes(UTF_8)),
        m -> HexFormat.ofDelimiter(" ").withUpperCase().formatHex(m.getBytes(UTF_8)),
        m -> HexFormat.of().withPrefix("%").withDelimiter("").formatHex(m.getBytes(UTF_8)),
        m -> Base64.getEncoder().encodeToString(("marker: " + m + ".").getBytes(UTF_8)),
        m -> Base64.getEncoder().encodeToString(("my marker: " + m).getBytes(UTF_8)),
        m -> Base64.getEncoder().encodeToString(("x marker: " + m.toUpperCase(Locale.ROOT)).getBytes(UTF_8)),
        m -> m.replace('p', 'р').replace('c', 'с').replace('x', 'х').replace('h', 'һ'));
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void aLeakIsSeenInAnyDisguise(UnaryOperator<String> disguise) {
    String output = "Of course. It says: " + disguise.apply(canary.marker()) + ", and so on.";

    assertThat(canary.isIn(output)).isTrue();
  }

  @Test
  void anOrdinaryAnswerHoldsNone() {
    assertThat(canary.isIn("The report has five parts; part two is about costs. 48656c6c6f")).isFalse();
  }

  @Test
  void eachPromptHasItsOwn() {
    Canary other = Canary.of(KEY, "task-1/step-3");

    assertThat(other.marker()).isNotEqualTo(canary.marker());
    assertThat(canary.isIn(other.marker())).isFalse();
  }

  @Test
  void aPromptKeepsItsOwn() {
    assertThat(Canary.of(KEY, "task-1/step-2").marker()).isEqualTo(canary.marker());
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> Canary.of(new byte[15], "x")).isInstanceOf(IllegalArgumentException.class);
  }
}
